import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';
import type { Likened } from '../likeness.ts';
import { plain } from '../names.ts';

type Ctx = { db: Database };

interface Row extends Omit<Likened, 'address'> {
  address: { lines?: string[]; postalCode?: string | null; city?: string | null } | null;
}

/** What these people are compared by. */
export async function likenedPeople(ctx: Ctx, ids: readonly string[]): Promise<Likened[]> {
  const { rows } = await sql<Row>`
    select p.id, p.civility, p.given_name as "givenName", p.other_given_names as "otherGivenNames",
      p.family_name as "familyName", p.birth_name as "birthName", p.birth_date as "birthDate", p.ine,
      array_remove(array[p.email, p.academic_email], null) as mails,
      array_remove(array[p.mobile, p.sms_phone, p.home_phone], null) as phones, p.address,
      exists (select from directory.schooling o where o.person_id = p.id and o.valid_to is null) as "isPupil",
      array(select distinct r.responsable_id from directory.responsibility r where r.pupil_id = p.id order by 1) as responsables,
      array(select distinct r.pupil_id from directory.responsibility r where r.responsable_id = p.id order by 1) as children,
      case when p.missing_since is not null then '{}' else
        array(select distinct j.source from directory.person_jointure j where j.person_id = p.id order by 1) end as sources
    from directory.person p where p.id = any(${ids}::uuid[])`.execute(db(ctx));
  return rows.map((row) => ({
    ...row,
    mails: [...new Set(row.mails.map((mail) => mail.trim().toLowerCase()))],
    phones: [...new Set(row.phones.map(writtenPhone).filter((phone) => phone.length === 9))],
    address: homeOf(row.address),
  }));
}

/** A number without its country nor its spaces: the last nine figures. */
const writtenPhone = (phone: string) => phone.replace(/\D/g, '').slice(-9);

/** A home as it is compared; without a street it is a town, and ties nobody. */
function homeOf(address: Row['address']): string | null {
  const street = plain((address?.lines ?? []).join(' '));
  return street === '' ? null : `${plain(address?.postalCode ?? '')}${street}`.slice(0, 120);
}

/**
 * The next people by id, at most so many: each with the digest of what they are compared by now, or null when it is the
 * one they were last compared by.
 */
export async function nextPeople(
  ctx: Ctx,
  after: string,
  most: number,
): Promise<{ id: string; said: string | null }[]> {
  const { rows } = await sql<{ id: string; said: string | null }>`
    select p.id, nullif(md5(concat_ws('|', coalesce(p.civility, '-'), p.given_name, p.other_given_names::text, p.family_name,
      coalesce(p.birth_name, '-'), coalesce(p.birth_date::text, '-'), coalesce(p.ine, '-'), coalesce(p.email, '-'),
      coalesce(p.academic_email, '-'), coalesce(p.mobile, '-'), coalesce(p.sms_phone, '-'),
      coalesce(p.home_phone, '-'), coalesce(p.address::text, '-'), p.missing_since is null,
      coalesce((select string_agg(distinct r.responsable_id::text, ' ' order by r.responsable_id::text)
        from directory.responsibility r where r.pupil_id = p.id), '-'),
      coalesce((select string_agg(distinct r.pupil_id::text, ' ' order by r.pupil_id::text)
        from directory.responsibility r where r.responsable_id = p.id), '-'))), l.said) as said
    from directory.person p left join directory.likeness l on l.person_id = p.id
    where p.id > ${after} order by p.id limit ${most}`.execute(db(ctx));
  return rows;
}
