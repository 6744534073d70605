import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementsSent } from '#kernel/db';
import { digestOf } from './secrets.ts';
import { givenCookie, openTestDoors, password } from './testing.ts';

const { knock, signIn, run, clock, ids } = await openTestDoors();
const NAME = '__Host-preau';

const sessionOf = async (login: string) => {
  const token = givenCookie(await signIn(login), NAME);
  assert.ok(token);
  return { [NAME]: token };
};
const whoAmI = (cookies: Record<string, string>, host?: string) =>
  knock('GET', '/api/identity/session', { cookies, ...(host && { host }) });

test('the right password opens a session and says who one is', async () => {
  const reply = await signIn('ada.alpha');
  assert.equal(reply.statusCode, 200);
  const me = reply.json();
  assert.equal(me.person.login, 'ada.alpha');
  assert.equal(me.person.initials, 'AA');
  assert.deepEqual(me.profiles, ['ENS']);
  assert.deepEqual(me.structures.map(({ uai }: { uai: string }) => uai).sort(), [
    '0990001A',
    '0990002B',
  ]);
  assert.equal(me.current.profileLabel, 'Enseignant');
  assert.equal(Date.parse(me.session.endsAt) - Date.parse(me.session.startedAt), 8 * 3_600_000);
  const token = givenCookie(reply, NAME) ?? '';
  assert.deepEqual((await whoAmI({ [NAME]: token })).json(), me);
});

test('a login is understood as people type it', async () => {
  assert.equal((await signIn(' Chloé.GAMMA ')).json().person.login, 'chloe.gamma');
});

test('a wrong password, an unknown login and an account not activated get one same answer', async () => {
  const replies = await Promise.all([
    signIn('ada.alpha', { password: 'faux' }),
    signIn('personne.ici'),
    signIn('denis.delta'),
  ]);
  const [wrong, ...others] = replies.map(({ statusCode, body, cookies }) => ({
    statusCode,
    body: { ...JSON.parse(body), reference: '' },
    cookies,
  }));
  assert.equal(wrong?.statusCode, 401);
  assert.equal(wrong?.body.code, 'identity.unknown-login-or-password');
  assert.deepEqual(wrong?.cookies, []);
  for (const other of others) assert.deepEqual(other, wrong);
});

test('a login with signs that nobody can type is unknown, by the form too', async () => {
  const login = 'ada\u0000alpha';
  assert.equal((await signIn(login)).statusCode, 401);
  assert.equal((await knock('POST', '/connexion', { form: { login, password } })).statusCode, 401);
});

test('an unknown login costs as much work as a known one', async () => {
  const least = { 'bruno.beta': Infinity, 'personne.dutout': Infinity };
  const logins = ['bruno.beta', 'personne.dutout'] as const;
  for (let i = 0; i < 9; i += 1)
    for (const login of logins) {
      const start = performance.now();
      await signIn(login, { password: 'faux', ip: `198.51.100.${i}` });
      least[login] = Math.min(least[login], performance.now() - start);
    }
  // The least of nine is the work itself, whatever else the machine does. Without the work it is under 2 ms.
  assert.ok(least['personne.dutout'] > least['bruno.beta'] * 0.6, JSON.stringify(least));
});

test('the cookie is the host’s own, unreadable by scripts, never sent by other sites’ forms', async () => {
  const secure = String((await signIn('ada.alpha')).headers['set-cookie']);
  assert.match(secure, /^__Host-preau=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const plain = String(
    (
      await signIn('ada.alpha', {
        headers: { 'x-forwarded-proto': 'http', origin: 'http://identite.example' },
      })
    ).headers['set-cookie'],
  );
  assert.match(plain, /^preau=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('the database keeps a digest of the cookie, never the cookie', async () => {
  const { [NAME]: token } = await sessionOf('ada.alpha');
  const keys = await run<{ found: boolean }>(
    `select encode(token_hash, 'escape') like '%' || $1 || '%' or token_hash = $1::bytea as found from identity.session_key`,
    [token],
  );
  assert.ok(keys.length > 0 && keys.every(({ found }) => !found));
});

test('signing in again gives another token and ends the former session', async () => {
  const former = await sessionOf('ada.alpha');
  const reply = await signIn('ada.alpha', { cookies: former });
  const token = givenCookie(reply, NAME);
  assert.notEqual(token, former[NAME]);
  assert.equal((await whoAmI(former)).statusCode, 401);
});

test('a session is worth nothing on another host', async () => {
  const cookies = await sessionOf('ada.alpha');
  assert.equal((await whoAmI(cookies)).statusCode, 200);
  for (const host of ['alpha.example', 'beta.test', 'www.alpha.example'])
    assert.equal((await whoAmI(cookies, host)).statusCode, 401);
});

test('a brand’s host opens a session of its own by the interface', async () => {
  const reply = await signIn('ada.alpha', { host: 'beta.test' });
  assert.equal(reply.json().brand.key, 'beta');
  assert.equal(reply.json().current.structureId, ids.college, 'the brand’s structure comes first');
  const cookies = { [NAME]: givenCookie(reply, NAME) ?? '' };
  assert.equal((await whoAmI(cookies, 'beta.test')).statusCode, 200);
  assert.equal((await whoAmI(cookies)).statusCode, 401);
});

test('signing out ends the session at once and takes the cookie back', async () => {
  const cookies = await sessionOf('ada.alpha');
  const reply = await knock('DELETE', '/api/identity/session', { cookies });
  assert.equal(reply.statusCode, 200);
  assert.match(String(reply.headers['set-cookie']), /^__Host-preau=;.*Max-Age=0/);
  assert.equal((await whoAmI(cookies)).statusCode, 401);
});

/** Asks, and waits until it is written that the person was seen. */
const isOpen = async (cookies: Record<string, string>) => {
  const { statusCode } = await whoAmI(cookies);
  const isSeen = async () =>
    (
      await run(
        'select from identity.session s join identity.session_key k on k.session_id = s.id where k.token_hash = $1 and s.last_seen_at = $2',
        [digestOf(cookies[NAME] ?? ''), clock.now()],
      )
    ).length === 1;
  for (let i = 0; statusCode === 200 && i < 200 && !(await isSeen()); i += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return statusCode === 200;
};

test('two hours without a request end a session', async () => {
  const cookies = await sessionOf('ada.alpha');
  clock.pass(119);
  assert.equal(await isOpen(cookies), true);
  clock.pass(119);
  assert.equal(await isOpen(cookies), true, 'seen 119 minutes ago, opened 238 minutes ago');
  clock.pass(121);
  assert.equal(await isOpen(cookies), false);
  assert.equal(await isOpen(cookies), false, 'and knocking does not bring it back');
});

test('eight hours end a session, however busy', async () => {
  const cookies = await sessionOf('bruno.beta');
  for (let hour = 1; hour <= 7; hour += 1) {
    clock.pass(60);
    assert.equal(await isOpen(cookies), true, `after ${hour} hours`);
  }
  clock.pass(59);
  assert.equal(await isOpen(cookies), true);
  clock.pass(1);
  assert.equal(await isOpen(cookies), false);
});

test('that a person was seen is written once a minute, not at each request', async () => {
  const cookies = await sessionOf('ada.alpha');
  const seen = async () =>
    (
      await run<{ at: Date }>('select max(last_seen_at) as at from identity.session')
    )[0]?.at.valueOf();
  const first = await seen();
  clock.pass(0.5);
  await whoAmI(cookies);
  assert.equal(await seen(), first);
  clock.pass(1);
  await whoAmI(cookies);
  for (let i = 0; i < 50 && (await seen()) === first; i += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(await seen(), clock.now().valueOf());
});

test('who am I costs one statement', async () => {
  const cookies = await sessionOf('ada.alpha');
  await whoAmI(cookies);
  const before = statementsSent();
  await whoAmI(cookies);
  assert.equal(statementsSent() - before, 1);
});

test('the hat one puts on is kept in the session and for the next', async () => {
  const cookies = await sessionOf('ada.alpha');
  for (const structureId of [ids.college, ids.lycee]) {
    const reply = await knock('PUT', '/api/identity/session/hat', {
      cookies,
      json: { structureId, profile: 'ENS' },
    });
    assert.equal(reply.json().current.structureId, structureId);
    assert.equal((await whoAmI(cookies)).json().current.structureId, structureId);
    assert.equal((await signIn('ada.alpha')).json().current.structureId, structureId);
  }
});

test('nobody wears a hat that is not theirs', async () => {
  const cookies = await sessionOf('bruno.beta');
  for (const hat of [
    { structureId: ids.college, profile: 'ENS' },
    { structureId: ids.lycee, profile: 'DIR' },
  ]) {
    const reply = await knock('PUT', '/api/identity/session/hat', { cookies, json: hat });
    assert.equal(reply.statusCode, 403);
  }
  assert.equal((await whoAmI(cookies)).json().current.structureId, ids.lycee);
});

test('a hat that ends falls off at the next request', async () => {
  const cookies = await sessionOf('chloe.gamma');
  assert.equal((await whoAmI(cookies)).json().current.structureId, ids.college);
  await run(`update directory.group_member m set valid_to = current_date from directory.person p
    where p.id = m.person_id and p.family_name = 'Gamma'`);
  const me = (await whoAmI(cookies)).json();
  assert.deepEqual([me.current, me.hats], [null, []]);
});

test('a state change asked by a page of elsewhere is refused, the sign-in itself included', async () => {
  const cookies = await sessionOf('ada.alpha');
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'https://alpha.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    assert.equal((await signIn('ada.alpha', { headers })).statusCode, 403);
    assert.equal(
      (await knock('DELETE', '/api/identity/session', { cookies, headers })).statusCode,
      403,
    );
    for (const path of ['/connexion', '/deconnexion', '/structure'])
      assert.equal((await knock('POST', path, { cookies, headers, form: {} })).statusCode, 403);
  }
  assert.equal((await whoAmI(cookies)).statusCode, 200);
});
