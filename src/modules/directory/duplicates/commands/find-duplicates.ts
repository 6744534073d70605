import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { together } from '#kernel/db';
import type { Errand } from '#kernel/module';
import { db } from '../../tables.ts';
import { keysOf } from '../keys.ts';
import { compare, type Likened, type Likeness } from '../likeness.ts';
import { likenedPeople, nextPeople } from '../queries/likened.ts';

/** People looked at in one transaction: a region of half a million takes a hundred rounds of a second or so. */
const ROUND = 5_000;

/** A key that more people share says nothing of any two of them: a school's own mail, a tower block. */
const CROWD = 50;

/**
 * Compares everybody whose record changed since the last time with those who share a key with them; keeps the pairs
 * that are alike enough. A round at a time, each whole: stopped in the middle, it goes on from there.
 */
export async function findDuplicates(ctx: Errand): Promise<{ compared: number }> {
  let compared = 0;
  let after: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (after !== undefined) {
    const round: Round = await compareSome(ctx, after);
    compared += round.compared;
    after = round.last;
  }
  return { compared };
}

interface Round {
  compared: number;
  /** Up to whom one has looked; undefined: there was nobody more. */
  last: string | undefined;
}

const compareSome = (ctx: Errand, after: string): Promise<Round> =>
  together(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtext('preau directory.duplicates'))`.execute(
      db(ctx),
    );
    const people = await nextPeople(ctx, after, ROUND);
    const changed = people.flatMap(({ id, said }) => (said === null ? [] : [{ id, said }]));
    if (changed.length > 0) await compareThese(ctx, changed);
    return { compared: changed.length, last: people.at(-1)?.id };
  });

async function compareThese(
  ctx: Errand,
  changed: readonly { id: string; said: string }[],
): Promise<void> {
  const ids = changed.map(({ id }) => id);
  const people = await likenedPeople(ctx, ids);
  await keepKeys(ctx, people, new Map(changed.map(({ id, said }) => [id, said])));
  const pairs = await pairsToCompare(ctx, ids);
  const known = new Map(people.map((person) => [person.id, person]));
  const others = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  for (const person of await likenedPeople(
    ctx,
    others.filter((id) => !known.has(id)),
  ))
    known.set(person.id, person);
  const found = pairs.flatMap(({ one, other }) => {
    const [a, b] = [known.get(one), known.get(other)];
    const likeness = a && b && compare(a, b);
    return a && b && likeness ? [{ one, other, ...likeness, said: digestOf(a, b) }] : [];
  });
  await keepPairs(ctx, ids, found);
}

const digestOf = (one: Likened, other: Likened): string =>
  createHash('sha256')
    .update(JSON.stringify([one, other].map(({ sources, ...said }) => said)))
    .digest('base64url')
    .slice(0, 22);

async function keepKeys(ctx: Errand, people: readonly Likened[], said: Map<string, string>) {
  const rows = people.map((person) => ({
    id: person.id,
    said: said.get(person.id),
    keys: keysOf(person),
  }));
  await sql`
    insert into directory.likeness (person_id, said, keys)
    select x.id, x.said, array(select jsonb_array_elements_text(x.keys))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, said text, keys jsonb)
    on conflict (person_id) do update set said = excluded.said, keys = excluded.keys`.execute(
    db(ctx),
  );
}

/** Those who share a key with one of these, each pair once; keys that a crowd shares are passed over. */
async function pairsToCompare(ctx: Errand, ids: readonly string[]) {
  const { rows } = await sql<{ one: string; other: string }>`
    select distinct least(l.person_id, o.person_id) as one, greatest(l.person_id, o.person_id) as other
    from directory.likeness l cross join unnest(l.keys) as k(key)
    cross join lateral (
      select array_agg(s.person_id) as ids from (
        select q.person_id from directory.likeness q where q.keys @> array[k.key] limit ${CROWD + 1}) s) h
    cross join lateral unnest(h.ids) as o(person_id)
    where l.person_id = any(${ids}::uuid[]) and cardinality(h.ids) <= ${CROWD} and o.person_id <> l.person_id`.execute(
    db(ctx),
  );
  return rows;
}

/** A judgement stays as long as both records say what they said; what is alike no more goes. */
async function keepPairs(
  ctx: Errand,
  ids: readonly string[],
  found: readonly (Likeness & { one: string; other: string; said: string })[],
): Promise<void> {
  const pairs = JSON.stringify(found);
  await sql`
    delete from directory.duplicate d
    where (d.one_id = any(${ids}::uuid[]) or d.other_id = any(${ids}::uuid[])) and d.judged_at is null
      and not exists (select from jsonb_to_recordset(${pairs}::jsonb) as x(one uuid, other uuid)
        where x.one = d.one_id and x.other = d.other_id)`.execute(db(ctx));
  await sql`
    insert into directory.duplicate as d (one_id, other_id, score, reasons, said)
    select x.one, x.other, x.score, array(select jsonb_array_elements_text(x.reasons)), x.said
    from jsonb_to_recordset(${pairs}::jsonb) as x(one uuid, other uuid, score smallint, reasons jsonb, said text)
    on conflict (one_id, other_id) do update set score = excluded.score, reasons = excluded.reasons,
      said = excluded.said, found_at = now(), judged_at = null, judged_by = null
    where d.said <> excluded.said`.execute(db(ctx));
}
