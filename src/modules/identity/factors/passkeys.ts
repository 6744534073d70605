import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type VerifiedRegistrationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { sql } from 'kysely';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'>;
type Place = { config: { origin: string } };

const MINUTES = 5;

/** Passkeys are of the identity origin: the one place where people prove who they are. */
const relyingParty = ({ config }: Place): string => new URL(config.origin).hostname;

/** What the browser is asked in order to make a passkey for this account, here and now. */
export async function askForNewPasskey(
  ctx: Asking,
  place: Place,
  owner: { accountId: string; login: string; displayName: string; brand: string },
): Promise<string> {
  const known = await passkeysOf(ctx, owner.accountId);
  const options = await generateRegistrationOptions({
    rpName: owner.brand,
    rpID: relyingParty(place),
    userID: new TextEncoder().encode(owner.accountId),
    userName: owner.login,
    userDisplayName: owner.displayName,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(ctx, owner.accountId, 'add', options.challenge);
  return JSON.stringify(options);
}

/** What the browser is asked in order to prove itself with a passkey of this account; undefined when it has none. */
export async function askForPasskey(
  ctx: Asking,
  place: Place,
  accountId: string,
): Promise<string | undefined> {
  const known = await passkeysOf(ctx, accountId);
  if (known.length === 0) return undefined;
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(place),
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
    userVerification: 'required',
  });
  await keepChallenge(ctx, accountId, 'prove', options.challenge);
  return JSON.stringify(options);
}

/** The passkey that the browser made, when it answers what this account was asked; undefined otherwise. */
export async function madePasskey(
  ctx: Asking,
  place: Place,
  { accountId, said }: { accountId: string; said: string },
): Promise<NonNullable<VerifiedRegistrationResponse['registrationInfo']> | undefined> {
  const verified = await ifWhole(ctx, said, (response) =>
    verifyRegistrationResponse({
      response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: (challenge) => spend(ctx, accountId, 'add', challenge),
      expectedOrigin: place.config.origin,
      expectedRPID: relyingParty(place),
    }),
  );
  return verified?.verified ? verified.registrationInfo : undefined;
}

/** Whether this is the answer of a passkey of this account to what it was asked; notes that it served. */
export async function isPasskeyOf(
  ctx: Asking,
  place: Place,
  { accountId, said }: { accountId: string; said: string },
): Promise<boolean> {
  const known = await passkeysOf(ctx, accountId);
  const verified = await ifWhole(ctx, said, (response) => {
    const credential = known.find(({ id }) => id === (response as { id?: unknown }).id);
    if (credential === undefined) throw new Error('A passkey of somebody else, or unknown.');
    return verifyAuthenticationResponse({
      response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: (challenge) => spend(ctx, accountId, 'prove', challenge),
      expectedOrigin: place.config.origin,
      expectedRPID: relyingParty(place),
      credential,
    });
  });
  if (!verified?.verified) return false;
  const { credentialID, newCounter } = verified.authenticationInfo;
  await sql`
    update identity.factor set counter = ${newCounter}, last_used_at = ${ctx.clock.now()}
    where account_id = ${accountId} and credential_id = ${Buffer.from(credentialID, 'base64url')}`.execute(
    db(ctx),
  );
  return true;
}

async function passkeysOf(ctx: Asking, accountId: string) {
  const rows = await db(ctx)
    .selectFrom('identity.factor')
    .select(['credential_id', 'public_key', 'counter', 'transports'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'passkey')
    .execute();
  return rows.flatMap(({ credential_id, public_key, counter, transports }) =>
    credential_id === null || public_key === null || counter === null
      ? []
      : [
          {
            id: credential_id.toString('base64url'),
            publicKey: new Uint8Array(public_key),
            counter,
            transports: (transports ?? []) as ('internal' | 'usb' | 'nfc' | 'ble' | 'hybrid')[],
          },
        ],
  );
}

async function keepChallenge(
  ctx: Asking,
  accountId: string,
  purpose: 'add' | 'prove',
  challenge: string,
): Promise<void> {
  const expires = new Date(ctx.clock.now().valueOf() + MINUTES * 60_000);
  await sql`
    insert into identity.passkey_challenge (challenge, account_id, purpose, expires_at)
    values (${challenge}, ${accountId}, ${purpose}, ${expires})`.execute(db(ctx));
}

/** A challenge serves once, for the account and the purpose it was drawn for. */
async function spend(
  ctx: Asking,
  accountId: string,
  purpose: 'add' | 'prove',
  challenge: string,
): Promise<boolean> {
  const { rows } = await sql`
    delete from identity.passkey_challenge
    where challenge = ${challenge} and account_id = ${accountId} and purpose = ${purpose}
      and expires_at > ${ctx.clock.now()} returning 1`.execute(db(ctx));
  return rows.length === 1;
}

/** What the browser says is anything at all: whatever the library stumbles over proves nothing. */
async function ifWhole<T>(
  ctx: Asking,
  said: string,
  verify: (response: object) => Promise<T>,
): Promise<T | undefined> {
  try {
    const response: unknown = JSON.parse(said);
    if (typeof response !== 'object' || response === null) return undefined;
    return await verify(response);
  } catch (error) {
    ctx.log.info({ err: error }, 'a passkey was not accepted');
    return undefined;
  }
}
