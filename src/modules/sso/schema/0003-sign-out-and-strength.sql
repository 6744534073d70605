-- What an application may ask for beyond the usual.
alter table sso.service
  add column strength       text not null default 'password' check (strength in ('password', 'two-factor')),
  add column sign_out       text not null default 'back' check (sign_out in ('none', 'back', 'front')),
  add column sign_out_url   text check (sign_out_url ~ '^https?://[!-~]+$'),   -- null: the address that was opened
  add column ticket_seconds int not null default 10 check (ticket_seconds between 5 and 300),
  add column told_in_cas2   boolean not null default true,     -- attributes in serviceValidate too
  add column loose_slash    boolean not null default false;    -- a last slash more or less is the same address
update sso.service set sign_out = 'none' where not logs_out;
alter table sso.service drop column logs_out;

-- Until when, its last day included.
alter table sso.service_audience add column closes_on date;
alter table sso.service_audience add check (closes_on >= opens_on);

-- People who asked, when they signed in, to be warned before an application learns who they are.
create table sso.wary_session (session_id uuid primary key references identity.session on delete cascade);

-- For which of somebody's hats a ticket speaks; null: the one they wear.
alter table sso.ticket
  add column structure_id uuid references directory.structure on delete cascade,
  add column profile      text;
create index on sso.ticket (structure_id) where structure_id is not null;

-- When to look whether the session has run out: nobody says so when it does.
alter table sso.visit add column look_at timestamptz;
update sso.visit set look_at = opened_at;
alter table sso.visit alter column look_at set not null;
create index visit_to_look_at on sso.visit (look_at) where told_at is null;
-- Signed out of the applications, but not of here.
alter table sso.visit add column left_at timestamptz;
create index visit_left on sso.visit (left_at) where left_at is not null and told_at is null;
