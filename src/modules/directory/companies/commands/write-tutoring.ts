import { sql } from 'kysely';
import type { Acting } from '#kernel/acts';
import { db } from '../../tables.ts';
import type { TutoringKind } from '../contract.ts';

/** A company as somebody writes it; empty: not said. */
export interface Company {
  siret: string;
  name: string;
  street?: string | null;
  postalCode: string | null;
  city: string | null;
}

/** Somebody of a company. */
export interface Tutor {
  civility: string | null;
  givenName: string;
  familyName: string;
  email: string | null;
  phone: string | null;
}

/** Who follows whom, where, as what, from when; `until` is the last day. */
export interface NewTutoring {
  tutorId: string;
  pupilId: string;
  structureId: string;
  companyId: string;
  kind: TutoringKind;
  source: string;
  from: string;
  until: string;
}

/** The company of a SIRET, written when it is not there; one that is there keeps its words. */
export async function companyOf(ctx: Acting, company: Company): Promise<string> {
  const { siret, name, street = null, postalCode, city } = company;
  const { rows } = await sql<{ id: string }>`
    insert into directory.structure as s (siret, name, kind, street, postal_code, city, time_zone)
    select ${siret}, ${name}, 'entreprise', ${street || null}, ${postalCode || null}::text, ${city || null},
      coalesce((select t.time_zone from directory.territory t where t.department = left(${postalCode || null}::text,
        case when ${postalCode || null}::text ~ '^9[78]' then 3 else 2 end)), 'Europe/Paris')
    on conflict (siret) where kind = 'entreprise' do update set city = coalesce(s.city, excluded.city),
      postal_code = coalesce(s.postal_code, excluded.postal_code), street = coalesce(s.street, excluded.street)
    returning id`.execute(db(ctx));
  const [found] = rows;
  if (found === undefined) throw new Error('The company was not written.');
  return found.id;
}

/**
 * The tutor of those names in a company, written when there is none. How to reach them is kept, and corrected by the
 * school alone on which they depend: a mail address opens an account, and another school may count on them.
 */
export async function tutorOf(
  ctx: Acting,
  { companyId, structureId }: Pick<NewTutoring, 'companyId' | 'structureId'>,
  tutor: Tutor,
): Promise<string> {
  const { civility, givenName, familyName, email, phone } = tutor;
  await sql`select from directory.structure where id = ${companyId} for update`.execute(db(ctx));
  const isOurs = sql`not exists (select from directory.tutoring o
      where o.tutor_id = p.id and o.structure_id <> ${structureId})
    and not exists (select from directory.person_jointure j where j.person_id = p.id)`;
  const corrected = (column: string, said: string | null) => sql`${sql.ref(column)} =
    case when ${isOurs} then coalesce(${said || null}, p.${sql.ref(column)}) else coalesce(p.${sql.ref(column)}, ${said || null}) end`;
  const known = await sql<{ id: string }>`
    update directory.person p set ${corrected('civility', civility)}, ${corrected('email', email)},
      ${corrected('work_phone', phone)}
    where p.id = (select t.tutor_id from directory.tutoring t join directory.person o on o.id = t.tutor_id
      where t.company_id = ${companyId}
        and directory.plain_name(o.family_name) = directory.plain_name(${familyName})
        and directory.plain_name(o.given_name) = directory.plain_name(${givenName}) order by 1 limit 1)
    returning p.id`.execute(db(ctx));
  if (known.rows[0] !== undefined) return known.rows[0].id;
  const { rows } = await sql<{ id: string }>`
    insert into directory.person (civility, given_name, family_name, email, work_phone)
    values (${civility || null}, ${givenName}, ${familyName}, ${email || null}, ${phone || null})
    returning id`.execute(db(ctx));
  const [written] = rows;
  if (written === undefined) throw new Error('The tutor was not written.');
  return written.id;
}

/**
 * Writes that somebody follows a pupil, and lets them back if they were leaving. Undefined when the same two are already
 * noted for some of those days.
 */
export async function writeTutoring(ctx: Acting, said: NewTutoring): Promise<string | undefined> {
  const { tutorId, pupilId, structureId, companyId, kind, source, from, until } = said;
  const { rows } = await sql<{ id: string }>`
    insert into directory.tutoring
      (tutor_id, pupil_id, structure_id, company_id, kind, source, valid_from, valid_to, noted_by)
    select ${tutorId}, ${pupilId}, ${structureId}, ${companyId}, ${kind}, ${source}, ${from}, ${until}::date + 1,
      ${ctx.actor?.personId ?? null}
    where not exists (select from directory.tutoring t
      where t.tutor_id = ${tutorId} and t.pupil_id = ${pupilId} and t.structure_id = ${structureId} and t.kind = ${kind}
        and t.valid_to > t.valid_from
        and daterange(t.valid_from, t.valid_to) && daterange(${from}::date, ${until}::date + 1))
    on conflict (tutor_id, pupil_id, structure_id, company_id, kind, valid_from) do update
      set valid_to = excluded.valid_to, source = excluded.source,
        noted_by = excluded.noted_by, noted_at = now(), ended_by = null, ended_at = null
    returning id`.execute(db(ctx));
  await sql`select directory.follow_tutoring(${tutorId}, ${companyId})`.execute(db(ctx));
  await sql`delete from directory.departure where person_id = ${tutorId} and cause <> 'decision'`.execute(
    db(ctx),
  );
  return rows[0]?.id;
}
