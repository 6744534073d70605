import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { networkOf } from './address.ts';
import type { Database } from './db.ts';
import type { Asked } from './http/asked.ts';

/** Whoever does something: a person, the hat they wear, their session. */
export interface Doer {
  personId: string;
  hat: { structureId: string; profile: string } | null;
  session: { id: string };
  /** Who really acts, when it is in the sight of somebody else. */
  support?: { personId: string };
}

/** What is known of where an act comes from: all of it in a request, only the database on the command line. */
export interface Acting {
  db: Database;
  asked?: Pick<Asked, 'id' | 'ip'>;
  actor?: Doer | null;
  client?: { id: string };
}

/** Something done, as traces tell it: never content, names or text that somebody typed. */
export interface Act {
  /** `identity.change-password`: its house has words for it (`acts` of its `module.ts`). */
  verb: `${string}.${string}`;
  /** To what. A `person` is kept under their pseudonym. */
  to?: { kind: string; id: string };
  /** What it is about: those who look after it read the trace. Unsaid: where the hat is worn. Null: the whole platform. */
  scope?: string | null;
}

/** Writes that it was done, in the caller's transaction: the trace exists exactly when the fact does. One statement. */
export const note = (ctx: Acting, act: Act): Promise<void> => write(ctx, act, null);

/**
 * Writes that it was refused, with the code of the refusal; a request's refusals go through `acts/refused-request.ts`,
 * which bounds them. `ctx.db` must not be in the transaction that the refusal rolls back.
 */
export const noteRefused = (ctx: Acting, act: Act, code: `${string}.${string}`): Promise<void> =>
  write(ctx, act, code);

async function write(ctx: Acting, { verb, to, scope }: Act, code: string | null): Promise<void> {
  const { actor, asked, client } = ctx;
  const { hat } = actor ?? {};
  const worn = actor?.support === undefined ? hat : undefined;
  const isPerson = to?.kind === 'person';
  const session = actor && createHash('sha256').update(actor.session.id).digest();
  await sql`
    insert into kernel.act (who, client, hat_scope, hat_profile, verb, object_kind, object_id, scope, outcome, code,
      reference, network, session)
    values (kernel.pseudonym_of(${(actor?.support ?? actor)?.personId ?? null}), ${client?.id ?? null}, ${worn?.structureId ?? null},
      ${worn?.profile ?? null}, ${verb}, ${to?.kind ?? null},
      coalesce(kernel.pseudonym_of(${isPerson ? to.id : null}), ${isPerson ? null : (to?.id ?? null)}),
      ${scope === undefined ? (hat?.structureId ?? null) : scope}, ${code === null ? 'done' : 'refused'}, ${code},
      ${asked?.id ?? null}, ${asked === undefined ? null : networkOf(asked.ip)}, ${session ?? null})`.execute(
    ctx.db,
  );
}
