import assert from 'node:assert/strict';
import { openSession } from '../commands/open-session.ts';
import type { openTestDoors } from '../testing.ts';
import { password } from '../testing.ts';
import { type Browser, browserOf, hidden } from '../testing-browser.ts';
import { codeAt } from './totp.ts';

type Doors = Awaited<ReturnType<typeof openTestDoors>>;

/** The identity origin of the tests. */
export const HERE = 'https://identite.example';

/** The secret that a page shows to type by hand. */
export const secretIn = (page: string): string =>
  (/secret-text"><code>([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');

/** The recovery codes that a page shows. */
export const codesIn = (page: string): string[] =>
  [...page.matchAll(/<li><code>([a-z0-9-]+)<\/code>/g)].map(([, code]) => code ?? '');

/** A browser in which somebody has signed in by the form, with their password alone. */
export async function signedIn({ knock }: Pick<Doors, 'knock'>, login: string): Promise<Browser> {
  const browser = browserOf(knock);
  await browser.send(`${HERE}/connexion`, { login, password });
  return browser;
}

/** Somebody who has just added an application: their browser, its secret and their recovery codes. */
export async function withApplication(doors: Doors, login: string) {
  const browser = await signedIn(doors, login);
  const page = await browser.go(`${HERE}/moi/securite`);
  const secret = secretIn(page.body);
  assert.notEqual(secret, '', page.body);
  const added = await browser.send(`${HERE}/moi/securite/ajouter`, {
    ...draftIn(page.body),
    code: codeAt(secret, doors.clock.now()),
    name: 'Téléphone',
  });
  assert.equal(added.statusCode, 200, added.body);
  const codes = codesIn(added.body);
  assert.equal(codes.length, 10);
  // The code that added it has served: the next one is of the next half-minute.
  doors.clock.pass(1);
  return { browser, secret, codes };
}

/** A session such as a second factor opens, without giving one: for tests about what comes after. */
export async function provenSession(
  { db, clock, run }: Pick<Doors, 'db' | 'clock' | 'run'>,
  login: string,
): Promise<string> {
  const [account] = await run<{ id: string }>(
    'select account_id as id from identity.known_login where login = $1',
    [login],
  );
  const caller = { host: 'identite.example', ip: '192.0.2.1', agent: 'test', brandKey: 'alpha' };
  const who = { ...caller, formerToken: undefined };
  return openSession({ db, clock }, account?.id ?? '', who, null, 'two-factor');
}

/** The hidden fields of the form of the application. */
export const draftIn = (page: string): Record<string, string> =>
  hidden(page.slice(page.indexOf('add-totp')));
