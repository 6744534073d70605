import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { Duplicate, LikenedRecord, LikenessReason } from '../contract.ts';
import { canJudge, canMergePair, type PairFacts, structuresJudged } from '../policy.ts';
import { isDelicateP, placesOfP } from './parted.ts';

interface Row {
  id: string;
  score: number;
  reasons: LikenessReason[];
  one: Record;
  other: Record;
}
type Record = LikenedRecord & { places: string[]; isDelicate: boolean };

/** After which pair a page begins. */
export interface After {
  score: number;
  id: string;
}

/** Pairs to judge where the actor looks after things, the most alike first; `most` of them, after one of the page before. */
export async function duplicatesToJudge(
  ctx: Context,
  most: number,
  after: After | undefined,
): Promise<Duplicate[]> {
  const mine = structuresJudged(ctx.actor);
  const isMine = (person: string) => sql`exists (select from directory.membership m
    where m.person_id = ${sql.ref(person)} and m.kind = 'profile' and m.structure_id = any(${mine}::uuid[]))`;
  return (
    await pairs(
      ctx,
      sql`d.judged_at is null
        and ${mine === null ? sql`true` : sql`${isMine('d.one_id')} and ${isMine('d.other_id')}`}
        and ${after === undefined ? sql`true` : sql`(d.score, d.id) < (${after.score}, ${after.id}::uuid)`}`,
      most,
    )
  ).flatMap((row) => (canJudge(ctx.actor, factsOf(row)) ? [shownTo(ctx, row)] : []));
}

/** One pair that is still to judge, when the actor may. */
export async function duplicateToJudge(ctx: Context, id: string): Promise<Duplicate | undefined> {
  const [row] = await pairs(ctx, sql`d.id = ${id} and d.judged_at is null`, 1);
  return row && canJudge(ctx.actor, factsOf(row)) ? shownTo(ctx, row) : undefined;
}

const shownTo = (ctx: Context, row: Row): Duplicate => {
  const { id, score, reasons, one, other } = row;
  const can = { merge: canMergePair(ctx.actor, factsOf(row)) };
  return { id, score, reasons, records: [shown(one), shown(other)], can };
};

const shown = ({ places, isDelicate, ...record }: Record): LikenedRecord => record;

const factsOf = ({ one, other }: Row): PairFacts => ({
  ids: [one.id, other.id],
  places: [one.places, other.places],
  isDelicate: one.isDelicate || other.isDelicate,
});

async function pairs(ctx: Context, which: RawBuilder<unknown>, most: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with pair as materialized (
      select d.* from directory.duplicate d where ${which} order by d.score desc, d.id desc limit ${most})
    select d.id, d.score, d.reasons, (${record('d.one_id')}) as one, (${record('d.other_id')}) as other
    from pair d order by d.score desc, d.id desc`.execute(db(ctx));
  return rows;
}

/** A record, whole: what it says of the person, where they belong, their family, who speaks of them. */
const record = (id: string) => sql`
  select json_build_object('id', p.id, 'displayName', c.display_name, 'civility', p.civility,
    'givenNames', concat_ws(', ', p.given_name, nullif(array_to_string(p.other_given_names, ', '), '')),
    'birthName', p.birth_name, 'birthDate', p.birth_date, 'ine', p.ine,
    'mails', array_remove(array[p.email, p.academic_email], null),
    'phones', array(select distinct phone from unnest(array[p.mobile, p.sms_phone, p.home_phone]) as phone
      where phone is not null order by phone),
    'address', nullif(concat_ws(', ', (select string_agg(line, ', ') from jsonb_array_elements_text(
      case when jsonb_typeof(p.address->'lines') = 'array' then p.address->'lines' else '[]' end) as line),
      nullif(concat_ws(' ', p.address->>'postalCode', p.address->>'city'), '')), ''),
    'roles', (select coalesce(json_agg(json_build_object('profile', m.code, 'structure', s.name, 'division', (
        select min(k.label) from directory.membership_whole k
        where k.person_id = p.id and k.structure_id = m.structure_id and k.kind = 'division'))
        order by s.name, m.code), '[]')
      from directory.membership_whole m join directory.structure_card s on s.structure_id = m.structure_id
      where m.person_id = p.id and m.kind = 'profile'),
    'places', ${placesOfP},
    'family', array(select distinct k.display_name from directory.responsibility r
      join directory.person_card k on k.person_id = case when r.pupil_id = p.id then r.responsable_id else r.pupil_id end
      where p.id in (r.pupil_id, r.responsable_id) and r.valid_to is null order by 1),
    'sources', array(select distinct j.source from directory.person_jointure j where j.person_id = p.id order by 1),
    'missingSince', p.missing_since,
    'isDelicate', ${isDelicateP})
  from directory.person p join directory.person_card c on c.person_id = p.id where p.id = ${sql.ref(id)}`;
