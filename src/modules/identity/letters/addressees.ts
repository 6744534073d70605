import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** Whom a letter is for. */
export interface Addressee {
  id: string;
  login: string;
  displayName: string;
  givenName: string;
  kind: 'pupil' | 'responsable' | 'staff';
  division: string | null;
  children: string[];
  letterUntil: Date | null;
}

/**
 * Whom letters are for, in the order in which they are handed out: by class, and by name in it; those responsible for
 * pupils by the class and the name of the first of them, for their letters go home with the child. A child is named only
 * to whom may read about them.
 */
export async function addresseesOf(
  ctx: { db: Database },
  structureId: string,
  accountIds: readonly string[],
): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select a.id, a.login, c.display_name as "displayName", c.given_name as "givenName", k.kind, k.division,
      coalesce(f.children, '[]') as children, code.ends_at as "letterUntil"
    from identity.account a
    join directory.person_card c on c.person_id = a.person_id
    left join identity.activation_code code on code.account_id = a.id and code.ends_at > now()
    cross join lateral (
      select case when bool_or(b.profile not in ('ELV', 'TUT')) then 'staff' when bool_or(b.profile = 'ELV') then 'pupil'
          else 'responsable' end as kind,
        (select min(m.label) from directory.membership m
          where m.person_id = a.person_id and m.structure_id = ${structureId} and m.kind = 'division') as division
      from directory.belonging b where b.person_id = a.person_id and b.structure_id = ${structureId}) k
    left join lateral (
      select json_agg(p.display_name || ', ' || m.label order by m.label, p.family_name, p.given_name) as children,
        min(m.label) as division,
        (array_agg(p.family_name || ' ' || p.given_name order by m.label, p.family_name, p.given_name))[1] as name
      from directory.responsibility_today r
      join directory.person_card p on p.person_id = r.pupil_id
      join directory.membership m on m.person_id = r.pupil_id and m.kind = 'division'
        and m.structure_id = ${structureId}
      where r.responsable_id = a.person_id and k.kind = 'responsable'
        and exists (select from directory.sight s where s.viewer_id = a.person_id and s.subject_id = r.pupil_id)) f on true
    where a.id = any(${[...accountIds]}::uuid[])
    order by coalesce(k.division, f.division) collate "fr-x-icu" nulls last,
      coalesce(f.name, c.family_name || ' ' || c.given_name) collate "fr-x-icu",
      c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu", a.id`.execute(db(ctx));
  return rows;
}
