import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeSession } from './commands/hand-over.ts';
import { givenCookie, openTestDoors, password } from './testing.ts';
import { type Browser, browserOf, hidden } from './testing-browser.ts';

const { knock, signIn, run, clock, db } = await openTestDoors();
const openBrowser = () => browserOf(knock);
const NAME = '__Host-preau';
const STATE = '__Host-preau-etat';

/** Where the form of a page is sent. */
const form = ({ at }: { at: URL }) => `${at.origin}/connexion`;

async function signInThrough(browser: Browser, url: string, login: string) {
  const door = await browser.go(url);
  return browser.send(form(door), { ...hidden(door.body), login, password });
}

test('a brand’s page sends to the identity origin, in the brand’s dress, and back to the page', async () => {
  const browser = openBrowser();
  const door = await browser.go('https://beta.test/ici?jour=2');
  assert.equal(door.at.host, 'identite.example');
  assert.equal(door.statusCode, 200);
  assert.match(door.body, /<title>[^<]*Beta<\/title>/);
  const page = await browser.send(form(door), {
    ...hidden(door.body),
    login: 'ada.alpha',
    password,
  });
  assert.equal(page.at.href, 'https://beta.test/ici?jour=2');
  assert.equal(page.body, 'ada.alpha');
});

test('two brands on unrelated domains share one sign-in and no cookie; one sign-out ends all', async () => {
  const browser = openBrowser();
  await signInThrough(browser, 'https://beta.test/ici', 'ada.alpha');
  const other = await browser.go('https://alpha.example/ici');
  assert.equal(other.body, 'ada.alpha', 'no second sign-in');
  const tokens = ['identite.example', 'beta.test', 'alpha.example'].map(
    (host) => browser.jars.get(host)?.[NAME],
  );
  assert.equal(new Set(tokens).size, 3);
  assert.ok(!tokens.includes(undefined));
  const out = await browser.send('https://alpha.example/deconnexion', {});
  assert.equal(out.at.host, 'identite.example');
  assert.match(out.body, /Vous êtes déconnecté/);
  for (const host of ['beta.test', 'alpha.example', 'identite.example']) {
    const again = await browser.visit('GET', `https://${host}/ici`);
    assert.equal(again.statusCode, 303, host);
  }
});

test('a wrong password shows the form again, with the login, and still leads back', async () => {
  const browser = openBrowser();
  const door = await browser.go('https://beta.test/ici');
  const again = await browser.send(form(door), {
    ...hidden(door.body),
    login: 'ada.alpha',
    password: 'faux-mot',
  });
  assert.equal(again.statusCode, 401);
  assert.match(again.body, /value="ada\.alpha"/);
  assert.doesNotMatch(again.body, /faux-mot/);
  const page = await browser.send(form(again), {
    ...hidden(again.body),
    login: 'ada.alpha',
    password,
  });
  assert.equal(page.at.href, 'https://beta.test/ici');
});

test('a brand’s host takes no password: its form is the identity origin’s', async () => {
  const reply = await knock('POST', '/connexion', {
    host: 'beta.test',
    form: { login: 'ada.alpha', password },
  });
  assert.equal(reply.statusCode, 303);
  assert.equal(givenCookie(reply, NAME), undefined);
});

/** Where a browser stands just before it takes the session: the address with the code, and its state cookie. */
async function stopBeforeTaking() {
  const browser = openBrowser();
  const door = await browser.go('https://beta.test/ici');
  const sent = await browser.visit('POST', form(door), {
    ...hidden(door.body),
    login: 'ada.alpha',
    password,
  });
  const way = new URL(String(sent.headers.location));
  assert.equal(way.origin + way.pathname, 'https://beta.test/connexion/retour');
  return { path: way.pathname + way.search, cookies: browser.jars.get('beta.test') ?? {} };
}

test('a code works once', async () => {
  const { path, cookies } = await stopBeforeTaking();
  const first = await knock('GET', path, { host: 'beta.test', cookies });
  assert.equal(first.headers.location, '/ici');
  assert.ok(givenCookie(first, NAME));
  const second = await knock('GET', path, { host: 'beta.test', cookies });
  assert.equal(second.statusCode, 400);
  assert.equal(givenCookie(second, NAME), undefined);
});

test('of many uses of one code at once, exactly one succeeds', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { path, cookies } = await stopBeforeTaking();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => knock('GET', path, { host: 'beta.test', cookies })),
    );
    assert.deepEqual(
      replies.map(({ statusCode }) => statusCode).sort(),
      [303, 400, 400, 400, 400, 400, 400, 400],
    );
  }
});

test('a code dies after thirty seconds', async () => {
  const early = await stopBeforeTaking();
  clock.pass(29 / 60);
  assert.equal(
    (await knock('GET', early.path, { host: 'beta.test', cookies: early.cookies })).statusCode,
    303,
  );
  const late = await stopBeforeTaking();
  clock.pass(31 / 60);
  assert.equal(
    (await knock('GET', late.path, { host: 'beta.test', cookies: late.cookies })).statusCode,
    400,
  );
});

test('a code is worth nothing in another browser: nobody is signed in as somebody else by a link', async () => {
  const { path } = await stopBeforeTaking();
  const victim = openBrowser();
  await victim.visit('GET', 'https://beta.test/connexion');
  for (const cookies of [{}, victim.jars.get('beta.test') ?? {}, { [STATE]: 'x'.repeat(43) }]) {
    const reply = await knock('GET', path, { host: 'beta.test', cookies });
    assert.equal(reply.statusCode, 400);
    assert.equal(givenCookie(reply, NAME), undefined);
  }
});

test('a victim’s own state with an attacker’s code opens nothing', async () => {
  const attacker = await stopBeforeTaking();
  const victim = openBrowser();
  const sent = await victim.visit('GET', 'https://beta.test/connexion');
  const state = new URL(String(sent.headers.location)).searchParams.get('etat');
  const code = new URL(attacker.path, 'https://beta.test').searchParams.get('code');
  const reply = await knock('GET', `/connexion/retour?code=${code}&etat=${state}`, {
    host: 'beta.test',
    cookies: victim.jars.get('beta.test') ?? {},
  });
  assert.equal(reply.statusCode, 400);
});

test('a code is worth nothing on another host', async () => {
  const { path, cookies } = await stopBeforeTaking();
  assert.equal((await knock('GET', path, { host: 'alpha.example', cookies })).statusCode, 400);
});

test('a code of a session that ended meanwhile opens nothing', async () => {
  const { path, cookies } = await stopBeforeTaking();
  await run(
    `update identity.session set ended_at = now(), end_reason = 'signed-out' where ended_at is null`,
  );
  assert.equal((await knock('GET', path, { host: 'beta.test', cookies })).statusCode, 400);
});

test('the state that travels is not the one in the cookie, and codes are kept as digests', async () => {
  const { path, cookies } = await stopBeforeTaking();
  assert.ok(!path.includes(cookies[STATE] ?? ''));
  const code = new URL(path, 'https://beta.test').searchParams.get('code') ?? '';
  const [row] = await run<{ found: boolean }>(
    `select bool_or(row_to_json(h)::text like '%' || $1 || '%') as found from identity.handoff h`,
    [code],
  );
  assert.equal(row?.found, false);
  assert.equal(
    await takeSession({ db, clock }, { code: '', host: 'beta.test', state: '' }),
    undefined,
  );
});

test('somebody signed in who knocks at the door goes on their way', async () => {
  const token = givenCookie(await signIn('ada.alpha'), NAME) ?? '';
  const reply = await knock('GET', '/connexion?retour=/ici', { cookies: { [NAME]: token } });
  assert.equal(reply.headers.location, '/ici');
});

test('an expired session is said to be so', async () => {
  const browser = openBrowser();
  await signInThrough(browser, 'https://beta.test/ici', 'ada.alpha');
  clock.pass(121);
  const door = await browser.go('https://beta.test/ici');
  assert.equal(door.at.host, 'identite.example');
  assert.match(door.body, /Votre session est terminée/);
});

test('who signed out on one brand is told so on another, in an open tab, and not that time ran out', async () => {
  const browser = openBrowser();
  await signInThrough(browser, 'https://beta.test/ici', 'ada.alpha');
  await browser.go('https://alpha.example/ici');
  await browser.send('https://alpha.example/deconnexion', {});
  for (const way of ['/ici', '/connexion?retour=/ici&motif=expiree']) {
    const door = await browser.go(`https://beta.test${way}`);
    assert.equal(door.at.host, 'identite.example');
    assert.match(door.body, /dans un autre onglet ou sur un autre portail/);
    assert.doesNotMatch(door.body, /sans activité/);
  }
});
