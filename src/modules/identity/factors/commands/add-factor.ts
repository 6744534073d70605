import { sql } from 'kysely';
import { z } from 'zod';
import { refuse } from '#kernel/refusal';
import type { Seal } from '#kernel/seal';
import type { Visit } from '#modules/directory';
import { db } from '../../tables.ts';
import type { FactorOptions } from '../options.ts';
import { madePasskey } from '../passkeys.ts';
import { totpAbout } from '../prove.ts';
import { drawRecoveryCodes } from '../recovery.ts';
import { drawTotpSecret, stepOf } from '../totp.ts';
import { tellChange } from './tell-change.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'>;

/** How many second factors an account may have. */
const MOST = 10;
const DRAFT_MINUTES = 30;

/** What its owner gives to have one more second factor. */
export interface WantedFactor {
  kind: 'totp' | 'passkey';
  name: string;
  /** The application: the secret as it was shown, sealed, and a code made with it. */
  draft: string;
  code: string;
  /** The passkey: what the browser says. */
  passkey: string;
}

const Draft = z.object({ secret: z.string(), until: z.number() });

/** A secret for the application, and the sealed form that comes back with its first code. */
export async function draftTotp(
  ctx: Pick<Asking, 'clock'>,
  seal: Seal,
  accountId: string,
): Promise<{ secret: string; draft: string }> {
  const secret = drawTotpSecret();
  const until = ctx.clock.now().valueOf() + DRAFT_MINUTES * 60_000;
  const sealed = await seal.close(JSON.stringify({ secret, until }), draftAbout(accountId));
  return { secret, draft: sealed.toString('base64url') };
}

/** The secret of a draft, to show it again after a wrong code; undefined when it is none, or too old. */
export async function secretOfDraft(
  ctx: Pick<Asking, 'clock'>,
  seal: Seal,
  accountId: string,
  draft: string,
): Promise<string | undefined> {
  const text = await seal
    .open(Buffer.from(draft, 'base64url'), draftAbout(accountId))
    .catch(() => undefined);
  if (text === undefined) return undefined;
  const { secret, until } = Draft.parse(JSON.parse(text));
  return until > ctx.clock.now().valueOf() ? secret : undefined;
}

const draftAbout = (accountId: string) => `identity.factor draft of ${accountId}`;

/**
 * Writes one more second factor, in the caller's transaction, once it has shown that it works; with the first one come
 * the recovery codes, said once. The caller has asked who it is, and ends the other sessions.
 */
export async function addFactor(
  ctx: Asking,
  options: FactorOptions,
  accountId: string,
  wanted: WantedFactor,
): Promise<{ id: string; codes: string[] }> {
  const { rows } = await sql<{ factors: number }>`
    with held as (select id from identity.account where id = ${accountId} for update)
    select count(f.id)::int as factors from held left join identity.factor f on f.account_id = held.id`.execute(
    db(ctx),
  );
  const known = rows[0]?.factors ?? 0;
  if (known >= MOST) return refuse('conflict', 'identity.too-many-factors');
  const name = wanted.name.trim().slice(0, 60);
  if (name === '') return refuse('invalid', 'identity.factor-without-name');
  const id =
    wanted.kind === 'totp'
      ? await addTotp(ctx, options, accountId, { ...wanted, name })
      : await addPasskey(ctx, options, accountId, { ...wanted, name });
  const codes = known === 0 ? await replaceCodes(ctx, options, accountId) : [];
  await tellChange(ctx, accountId, { what: 'added', name });
  return { id, codes };
}

async function addTotp(
  ctx: Asking,
  { seal }: FactorOptions,
  accountId: string,
  { name, draft, code }: WantedFactor,
): Promise<string> {
  const secret = await secretOfDraft(ctx, seal, accountId, draft);
  if (secret === undefined) return refuse('invalid', 'identity.draft-over');
  const step = stepOf(secret, code.replace(/\s/g, ''), ctx.clock.now());
  if (step === undefined) return refuse('invalid', 'identity.wrong-code');
  const { rows } = await sql<{ id: string }>`select kernel.uuidv7() as id`.execute(db(ctx));
  const id = rows[0]?.id ?? '';
  const sealed = await seal.close(secret, totpAbout(id));
  await sql`
    insert into identity.factor (id, account_id, kind, name, added_at, sealed_secret, last_step)
    values (${id}, ${accountId}, 'totp', ${name}, ${ctx.clock.now()}, ${sealed}, ${step})`.execute(
    db(ctx),
  );
  return id;
}

async function addPasskey(
  ctx: Asking,
  options: FactorOptions,
  accountId: string,
  { name, passkey }: WantedFactor,
): Promise<string> {
  const made = await madePasskey(ctx, options, { accountId, said: passkey });
  if (made === undefined) return refuse('invalid', 'identity.wrong-passkey');
  const { credential } = made;
  const { rows } = await sql<{ id: string }>`
    insert into identity.factor
      (account_id, kind, name, added_at, credential_id, public_key, counter, transports)
    values (${accountId}, 'passkey', ${name}, ${ctx.clock.now()}, ${Buffer.from(credential.id, 'base64url')},
      ${Buffer.from(credential.publicKey)}, ${credential.counter}, ${credential.transports ?? []}::text[])
    on conflict (credential_id) do nothing returning id`.execute(db(ctx));
  return rows[0]?.id ?? refuse('conflict', 'identity.wrong-passkey');
}

/** Ten new recovery codes; the former ones open nothing any more. */
export async function replaceCodes(
  ctx: Pick<Asking, 'db'>,
  { seal }: FactorOptions,
  accountId: string,
): Promise<string[]> {
  const { codes, hashes } = await drawRecoveryCodes(seal, accountId);
  await sql`delete from identity.recovery_code where account_id = ${accountId}`.execute(db(ctx));
  await sql`
    insert into identity.recovery_code (account_id, code_hash)
    select ${accountId}, hash from unnest(${hashes}::bytea[]) as hash`.execute(db(ctx));
  return codes;
}
