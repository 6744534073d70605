import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { digestOf, drawSecret } from '../secrets.ts';
import { db } from '../tables.ts';

/** A program to let in: for what, where, until when, and why. */
export interface Opening {
  name: string;
  scopes: readonly string[];
  /** UAI of the structures whose things it may see; null: all, also those to come. */
  structures: readonly string[] | null;
  endsAt: Date;
  /** The person who lets it in; null: whoever has the command line. */
  openedBy: string | null;
  reason: string;
}

/** Lets a program in. Its secret is drawn here, given once, and kept as a digest only. Refuses an unknown UAI. */
export const openClient = (
  ctx: Pick<Visit, 'db' | 'clock'>,
  opening: Opening,
): Promise<{ id: string; secret: string }> =>
  together(ctx, async (ctx) => {
    const { name, scopes, structures, endsAt, openedBy, reason } = opening;
    const secret = drawSecret();
    const { rows } = await sql<{ id: string }>`
      insert into identity.client
        (name, secret_hash, scopes, is_everywhere, opened_at, opened_by, reason, ends_at)
      values (${name}, ${digestOf(secret)}, ${scopes}::text[], ${structures === null}, ${ctx.clock.now()},
        ${openedBy}, ${reason}, ${endsAt})
      returning id`.execute(db(ctx));
    const id = String(rows[0]?.id);
    if (structures !== null) await nameStructures(ctx, id, structures);
    await note(ctx, { verb: 'identity.open-client', to: { kind: 'client', id }, scope: null });
    return { id, secret };
  });

async function nameStructures(ctx: Pick<Visit, 'db'>, id: string, structures: readonly string[]) {
  const { numAffectedRows } = await sql`
    insert into identity.client_structure (client_id, structure_id)
    select ${id}, structure_id from directory.structure_card where uai = any(${structures}::text[])`.execute(
    db(ctx),
  );
  if (Number(numAffectedRows) !== new Set(structures).size)
    refuse('missing', 'identity.no-such-structure');
}
