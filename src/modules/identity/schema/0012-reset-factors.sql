-- Taking away the second factors of whoever lost them all: an act on accounts like the others.
alter table identity.account_act drop constraint account_act_verb_check;
alter table identity.account_act add constraint account_act_verb_check
  check (verb in ('lock', 'unlock', 'reset', 'reset-factors', 'end-sessions', 'delete', 'restore'));
