-- The schema “ldap” after every migration. Written by bin/preau documents: do not edit.

create table ldap.replica (
  only_one  boolean not null default true,
  url       text not null,
  base      text not null,
  told_at   timestamp with time zone,
  looked_at timestamp with time zone,
  constraint replica_pkey PRIMARY KEY (only_one),
  constraint replica_only_one_check CHECK (only_one)
);

create table ldap.sent_entry (
  dn        text collate "C" not null,
  branch    text not null,
  person_id uuid,
  hash      bytea,
  constraint sent_entry_pkey PRIMARY KEY (dn),
  constraint sent_entry_branch_check CHECK (branch = ANY (ARRAY['structures'::text, 'people'::text, 'unlisted'::text, 'groups'::text])),
  constraint sent_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id) ON DELETE SET NULL
);
CREATE INDEX sent_entry_orphan_idx ON ldap.sent_entry USING btree (dn) WHERE ((person_id IS NULL) AND (branch = ANY (ARRAY['people'::text, 'unlisted'::text])));
CREATE INDEX sent_entry_person_id_idx ON ldap.sent_entry USING btree (person_id);
