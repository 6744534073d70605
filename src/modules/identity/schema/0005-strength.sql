-- How surely a session knows who holds it, weakest first: a password, then a second factor beside it.
alter table identity.session drop constraint session_strength_check;
alter table identity.session add constraint session_strength_check check (strength in ('password', 'two-factor'));
