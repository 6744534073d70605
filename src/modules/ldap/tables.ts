import { windowOn } from '#kernel/db';

/** The branches of the tree, in the order in which they are written: references point backwards. */
export const branches = ['structures', 'people', 'unlisted', 'groups'] as const;
/** One of them. */
export type Branch = (typeof branches)[number];

interface LdapTables {
  'ldap.replica': { only_one: boolean; url: string; base: string };
  'ldap.sent_entry': { dn: string; branch: Branch; person_id: string | null; hash: Buffer | null };
}

/** Ldap's window on the database. */
export const db = windowOn<LdapTables>();
