-- The logins of accounts that were merged into another: they open that one, with the password that their owner knows
-- for them, and never pass to anybody else.
create table identity.former_login (
  login         text collate "C" primary key check (login ~ '^[a-z][a-z0-9.-]*$' and length(login) <= 100),
  account_id    uuid not null references identity.account on delete cascade,
  password_hash text                                    -- argon2id, PHC form; null: it was not activated
);
create index on identity.former_login (account_id);

-- Every login that opens an account, and with what.
create view identity.known_login as
select login, id as account_id, password_hash from identity.account
union all
select login, account_id, password_hash from identity.former_login;
