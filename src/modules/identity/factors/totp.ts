import { Secret, TOTP } from 'otpauth';

/** Codes of half a minute (RFC 6238), as every authenticator application makes them. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A new secret, 160 bits, in the letters that people may have to type. */
export const drawTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator application reads in the QR code. */
export const totpUri = (secret: string, { issuer, login }: { issuer: string; login: string }) =>
  new TOTP({ ...form, secret: Secret.fromBase32(secret), issuer, label: login }).toString();

/** Which half-minute a code is of: now, the one before or the one after; undefined when it is of none. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const totp = new TOTP({ ...form, secret: Secret.fromBase32(secret) });
  const timestamp = now.valueOf();
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

/** The code of an instant, as the application shows it: for tests. */
export const codeAt = (secret: string, now: Date): string =>
  new TOTP({ ...form, secret: Secret.fromBase32(secret) }).generate({ timestamp: now.valueOf() });
