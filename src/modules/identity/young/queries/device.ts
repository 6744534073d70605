import { sql } from 'kysely';
import type { Visit } from '#modules/directory';
import { digestOf } from '../../secrets.ts';
import { db } from '../../tables.ts';

/** The device that somebody is at, open for a class. */
export interface ClassDevice {
  id: string;
  groupId: string;
  label: string;
  endsAt: Date;
}

/** A child of the class, as the device shows them. */
export interface ClassChild {
  accountId: string;
  login: string;
  givenName: string;
  familyName: string;
}

type Asking = Pick<Visit, 'db' | 'clock'>;

/** The device of this cookie; undefined when there is none, when it was closed, or when its hours are over. */
export async function deviceOf(
  ctx: Asking,
  token: string | undefined,
): Promise<ClassDevice | undefined> {
  if (token === undefined) return undefined;
  const { rows } = await sql<ClassDevice>`
    select d.id, d.group_id as "groupId", g.label, d.ends_at as "endsAt"
    from identity.class_device d join directory.people_group g on g.id = d.group_id
    where d.token_hash = ${digestOf(token)} and d.closed_at is null and d.ends_at > ${ctx.clock.now()}`.execute(
    db(ctx),
  );
  return rows[0];
}

/** The children of the class who have their pictures, by given name; by badge or account, the one. */
export async function childrenAt(
  ctx: Asking,
  { groupId }: ClassDevice,
  one: { accountId?: string; badge?: string } = {},
): Promise<ClassChild[]> {
  const badge = one.badge === undefined ? null : digestOf(one.badge);
  const { rows } = await sql<ClassChild>`
    select a.id as "accountId", a.login, p.given_name as "givenName", p.family_name as "familyName"
    from directory.membership m
    join directory.person_card p on p.person_id = m.person_id
    join identity.account a on a.person_id = m.person_id
    join identity.young_secret y on y.account_id = a.id
    where m.group_id = ${groupId}
      and exists (select from directory.membership e where e.person_id = m.person_id and e.kind = 'profile' and e.code = 'ELV')
      and (${one.accountId ?? null}::uuid is null or a.id = ${one.accountId ?? null})
      and (${badge}::bytea is null or y.badge_hash = ${badge})
    order by p.given_name collate "fr-x-icu", p.family_name collate "fr-x-icu", a.id`.execute(
    db(ctx),
  );
  return rows;
}
