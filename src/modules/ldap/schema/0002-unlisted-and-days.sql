-- Who is on the liste rouge stands apart, where who looks for names does not look.
alter table ldap.sent_entry drop constraint sent_entry_branch_check;
alter table ldap.sent_entry add constraint sent_entry_branch_check
  check (branch in ('structures', 'people', 'unlisted', 'groups'));

-- Up to which moment it was looked for custody restrictions that begin or end by themselves.
alter table ldap.replica add column looked_at timestamptz;
