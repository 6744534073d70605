import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import { type Context, dayIn } from '#modules/directory';
import { administers } from '../../brake/policy.ts';
import { mustBeThere } from '../../brake/reach.ts';
import { writtenLogin } from '../../login.ts';
import { db } from '../../tables.ts';
import { evidenceAsked } from '../events.ts';

/** What is asked for. Days are those of the structure, the last one included. */
interface Wanted {
  structureId: string | null;
  logins: string;
  from: string;
  until: string;
  reason: string;
}

/** How long a request waits for somebody to agree, and how many days it may be about. */
const DAYS = { wait: 7, most: 100 } as const;
const DAY = 86_400_000;

/** Asks for evidence; the other administrators are told that somebody waits for their agreement. */
export const askEvidence = (ctx: Context, wanted: Wanted): Promise<{ id: string }> =>
  together(ctx, async (ctx) => {
    const { structureId, from, until, reason } = wanted;
    if (!administers(ctx.actor, structureId)) return refuse('missing', 'identity.no-such-reach');
    await mustBeThere(ctx, { brandKey: null, structureId, profile: null });
    const isSound =
      from <= until &&
      until <= (await dayIn(ctx, structureId)) &&
      Date.parse(until) - Date.parse(from) < DAYS.most * DAY;
    if (!isSound) return refuse('invalid', 'identity.evidence-days');
    const now = ctx.clock.now();
    const { rows } = await sql<{ id: string }>`
      insert into identity.evidence (structure_id, from_at, until_at, reason, asked_by, asked_at, ends_at)
      select ${structureId}, ${from}::date::timestamp at time zone zone.name,
        (${until}::date + 1)::timestamp at time zone zone.name, ${reason}, ${ctx.actor.personId}, ${now},
        ${new Date(now.valueOf() + DAYS.wait * DAY)}
      from (select coalesce((select time_zone from directory.structure_card where structure_id = ${structureId}),
        'Europe/Paris') as name) zone
      returning id`.execute(db(ctx));
    const id = String(rows[0]?.id);
    await nameAccounts(ctx, id, wanted);
    await note(ctx, {
      verb: 'identity.ask-evidence',
      to: { kind: 'evidence', id },
      scope: structureId,
    });
    await emit(ctx, evidenceAsked, {
      structureId,
      askedBy: ctx.actor.personId,
      name: ctx.actor.displayName,
    });
    return { id };
  });

/** Those of the list who belong to the structure; a login that is none of theirs is refused. */
async function nameAccounts(ctx: Context, id: string, { logins, structureId }: Wanted) {
  const typed = [
    ...new Set(
      logins
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(writtenLogin),
    ),
  ];
  if (typed.length === 0) return;
  const { rows } = await sql<{ login: string }>`
    with named as (
      select k.login, k.account_id from identity.known_login k join identity.account a on a.id = k.account_id
      where k.login = any(${typed}::text[]) and (${structureId}::uuid is null or exists (
        select from directory.belonging b where b.person_id = a.person_id and b.structure_id = ${structureId}))
    ), written as (
      insert into identity.evidence_account (evidence_id, account_id)
      select distinct ${id}::uuid, account_id from named
    )
    select login from named`.execute(db(ctx));
  if (rows.length !== typed.length) refuse('missing', 'identity.unknown-logins');
}
