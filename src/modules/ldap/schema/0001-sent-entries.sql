-- What the LDAP replica was last given.
create schema ldap;

-- Which replica: another address or another base is another replica, which was given nothing.
create table ldap.replica (
  only_one boolean primary key default true check (only_one),
  url      text not null,
  base     text not null,
  told_at  timestamptz                                  -- the moment of the directory that it was last given whole
);

-- One row an entry. No hash: its sending was begun and not yet confirmed, so the replica is asked first.
-- Once the person is gone (erased, merged), the row stays until the entry is gone too; its name tells of nobody.
create table ldap.sent_entry (
  dn        text collate "C" primary key,
  branch    text not null check (branch in ('structures', 'people', 'groups')),
  person_id uuid references directory.person on delete set null,
  hash      bytea
);
create index on ldap.sent_entry (person_id);
