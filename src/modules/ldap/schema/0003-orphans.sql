-- Asked every minute: who is nobody any more, among the many entries of groups and structures, which are nobody's either.
create index sent_entry_orphan_idx on ldap.sent_entry (dn) where person_id is null and branch in ('people', 'unlisted');
