import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenCookie, openTestDoors, password } from '../testing.ts';
import { browserOf } from '../testing-browser.ts';
import { codesIn, draftIn, HERE, secretIn, signedIn, withApplication } from './testing.ts';
import { codeAt } from './totp.ts';

const doors = await openTestDoors();
const { knock, signIn, run, clock } = doors;
const NAME = '__Host-preau';
const VERIFY = `${HERE}/connexion/verification`;

const [known] = await run<{ hash: string }>(
  `select password_hash as hash from identity.account where login = 'ada.alpha'`,
);
const forget = () =>
  run(`update identity.account set password_hash = '${known?.hash}' where login <> 'denis.delta';
    delete from identity.factor; delete from identity.recovery_code; delete from identity.failure_level;
    delete from directory.power; update identity.session set ended_at = now(), end_reason = 'closed' where ended_at is null`);

/** A browser at the second step of the door. */
async function atVerification(login: string) {
  const browser = browserOf(knock);
  const page = await browser.send(`${HERE}/connexion`, { login, password });
  assert.match(page.body, /Encore une vérification/);
  return browser;
}

const isIn = async (browser: { go: (url: string) => Promise<{ body: string }> }, login: string) =>
  (await browser.go(`${HERE}/ici`)).body === login;

test('with an application the password opens nothing by itself; its code does, once', async () => {
  await forget();
  const { secret } = await withApplication(doors, 'ada.alpha');
  const browser = await atVerification('ada.alpha');
  assert.equal(browser.jars.get('identite.example')?.[NAME], undefined, 'no session yet');
  assert.equal(await isIn(browser, 'ada.alpha'), false);
  const wrong = await browser.send(VERIFY, { code: '000000' });
  assert.equal(wrong.statusCode, 401);
  assert.match(wrong.body, /Ce code n’est pas le bon/);
  const code = codeAt(secret, clock.now());
  await browser.send(VERIFY, { code });
  assert.equal(await isIn(browser, 'ada.alpha'), true);
  const [session] = await run<{ strength: string }>(
    'select strength from identity.session where ended_at is null order by started_at desc limit 1',
  );
  assert.equal(session?.strength, 'two-factor');
  const second = await atVerification('ada.alpha');
  assert.equal((await second.send(VERIFY, { code })).statusCode, 401, 'the code has served');
  clock.pass(0.5);
  const both = await Promise.all(
    [second, await atVerification('ada.alpha')].map((one) =>
      one.visit('POST', VERIFY, { code: codeAt(secret, clock.now()) }),
    ),
  );
  assert.deepEqual(
    both.map(({ statusCode }) => statusCode).sort(),
    [303, 401],
    'at once: one of them',
  );
});

test('a code older than half a minute, or of another secret, is refused', async () => {
  await forget();
  const { secret } = await withApplication(doors, 'bruno.beta');
  const browser = await atVerification('bruno.beta');
  const old = codeAt(secret, new Date(clock.now().valueOf() - 90_000));
  assert.equal((await browser.send(VERIFY, { code: old })).statusCode, 401);
});

test('a recovery code opens once, in whatever case it is typed, and its owner is told', async () => {
  await forget();
  const { codes } = await withApplication(doors, 'ada.alpha');
  const [code = ''] = codes;
  const browser = await atVerification('ada.alpha');
  await browser.send(VERIFY, { code: code.toUpperCase().replaceAll('-', ' ') });
  assert.equal(await isIn(browser, 'ada.alpha'), true);
  const again = await atVerification('ada.alpha');
  assert.equal((await again.send(VERIFY, { code })).statusCode, 401);
  const told = await run<{ payload: { what: string; codesLeft: number } }>(
    `select payload from kernel.event where name = 'identity.factors-changed' order by id desc limit 1`,
  );
  assert.deepEqual([told[0]?.payload.what, told[0]?.payload.codesLeft], ['code-used', 9]);
  const [kept] = await run<{ n: number }>(
    `select count(*)::int as n from identity.recovery_code where position(convert_to($1, 'UTF8') in code_hash) > 0`,
    [code],
  );
  assert.equal(kept?.n, 0);
});

test('failures of codes are counted with those of passwords, and the password does not wipe them out', async () => {
  await forget();
  await withApplication(doors, 'chloe.gamma');
  for (let i = 0; i < 5; i += 1) {
    const browser = await atVerification('chloe.gamma');
    for (let j = 0; j < 2; j += 1)
      assert.equal((await browser.send(VERIFY, { code: `00000${j}` })).statusCode, 401);
  }
  assert.equal((await signIn('chloe.gamma')).statusCode, 429);
});

test('a program signs in with the code beside the password, and is told when it is missing', async () => {
  await forget();
  const { secret } = await withApplication(doors, 'ada.alpha');
  const without = await signIn('ada.alpha');
  assert.equal(without.statusCode, 401);
  assert.equal(without.json().code, 'identity.second-factor-needed');
  assert.equal(givenCookie(without, NAME), undefined);
  const json = { login: 'ada.alpha', password, code: codeAt(secret, clock.now()) };
  const reply = await knock('POST', '/api/identity/session', { json });
  assert.equal(reply.statusCode, 200, reply.body);
  assert.notEqual(givenCookie(reply, NAME), undefined);
});

test('a code that activates, or resets the password, never passes the second factor by', async () => {
  await forget();
  await withApplication(doors, 'bruno.beta');
  const { codeDigest } = await import('../accounts/codes.ts');
  const [account] = await run<{ id: string }>(
    `select id from identity.account where login = 'bruno.beta'`,
  );
  await run(
    `insert into identity.activation_code (account_id, code_hash, ends_at) values ($1, $2, now() + interval '1 day')`,
    [account?.id, codeDigest(String(account?.id), 'abcd-2345-efgh')],
  );
  const browser = browserOf(knock);
  const chosen = 'six tortues sous la lune';
  const page = await browser.send(`${HERE}/activation`, {
    login: 'bruno.beta',
    code: 'abcd-2345-efgh',
    password: chosen,
    again: chosen,
  });
  assert.match(page.body, /Encore une vérification/);
  assert.equal(await isIn(browser, 'bruno.beta'), false);
});

test('no way in opens a session for an account with a second factor, even one that forgets to ask', async () => {
  await forget();
  await withApplication(doors, 'ada.alpha');
  const { openSession } = await import('../commands/open-session.ts');
  const [account] = await run<{ id: string }>(
    `select id from identity.account where login = 'ada.alpha'`,
  );
  const caller = { host: 'identite.example', ip: '192.0.2.1', agent: 'x', brandKey: 'alpha' };
  await assert.rejects(
    openSession(doors, String(account?.id), { ...caller, formerToken: undefined }, null),
    { code: 'identity.second-factor-needed' },
  );
});

test('adding a factor ends the other sessions, keeps this one, and makes it sure', async () => {
  await forget();
  const other = await signedIn(doors, 'ada.alpha');
  assert.equal(await isIn(other, 'ada.alpha'), true);
  const { browser } = await withApplication(doors, 'ada.alpha');
  assert.equal(await isIn(other, 'ada.alpha'), false);
  assert.equal(await isIn(browser, 'ada.alpha'), true);
});

test('who has a factor confirms with it: the password alone confirms nothing', async () => {
  await forget();
  const { browser, secret } = await withApplication(doors, 'ada.alpha');
  clock.pass(11);
  const page = await browser.go(`${HERE}/coffre`);
  assert.match(page.body, /Confirmer que c’est vous/);
  assert.doesNotMatch(page.body, /type="password"/);
  const byPassword = await browser.send(`${HERE}/connexion/confirmer`, {
    password,
    retour: '/coffre',
  });
  assert.equal(byPassword.statusCode, 401);
  assert.match((await browser.go(`${HERE}/coffre`)).body, /Confirmer que c’est vous/);
  const code = codeAt(secret, clock.now());
  const opened = await browser.send(`${HERE}/connexion/confirmer`, { code, retour: '/coffre' });
  assert.equal(opened.body, 'coffre de ada.alpha');
});

test('who administers gets a second factor before anything else, and cannot take the last one away', async () => {
  await forget();
  await run(`insert into directory.power (person_id, verb, structure_id, reason)
    select person_id, 'administer', null, 'essai' from identity.account where login = 'chloe.gamma'`);
  const byProgram = await signIn('chloe.gamma');
  assert.equal(byProgram.json().code, 'identity.protection-needed');
  const browser = browserOf(knock);
  const page = await browser.send(`${HERE}/connexion`, {
    login: 'chloe.gamma',
    password,
    retour: '/ici',
  });
  assert.match(page.body, /Protéger votre compte/);
  assert.equal(await isIn(browser, 'chloe.gamma'), false, 'the enrolment and nothing else');
  const secret = secretIn(page.body);
  const wrong = await browser.send(`${HERE}/connexion/protection`, {
    ...draftIn(page.body),
    name: 'Téléphone',
    code: '000000',
  });
  assert.equal(secretIn(wrong.body), secret, 'the secret that was scanned is shown again');
  const done = await browser.send(`${HERE}/connexion/protection`, {
    ...draftIn(wrong.body),
    name: 'Téléphone',
    code: codeAt(secret, clock.now()),
  });
  assert.equal(codesIn(done.body).length, 10, done.body);
  assert.match(done.body, /href="\/connexion\?retour=%2Fici"/);
  assert.equal(await isIn(browser, 'chloe.gamma'), true);
  const list = await browser.go(`${HERE}/moi/securite`);
  assert.match(list.body, /la dernière ne se retire pas/);
  const [factor] = await run<{ id: string }>('select id from identity.factor');
  const kept = await browser.send(`${HERE}/moi/securite/retirer`, { id: String(factor?.id) });
  assert.equal(kept.statusCode, 409);
});

test('a session opened before one had to have a second factor opens nothing any more', async () => {
  await forget();
  const browser = await signedIn(doors, 'bruno.beta');
  assert.equal(await isIn(browser, 'bruno.beta'), true);
  await run(`insert into identity.mode (name, structure_id, reason, since)
    values ('second-factor', '${doors.ids.lycee}', 'essai', now())`);
  assert.equal(await isIn(browser, 'bruno.beta'), false);
  await run('update identity.mode set ended_at = now()');
  assert.equal(await isIn(browser, 'bruno.beta'), true);
});

test('at the door nobody adds a factor beside the one there is', async () => {
  await forget();
  const { secret } = await withApplication(doors, 'ada.alpha');
  const browser = await atVerification('ada.alpha');
  const asked = await browser.go(`${HERE}/connexion/protection`);
  assert.match(asked.body, /Encore une vérification/);
  const tried = await browser.send(`${HERE}/connexion/protection`, {
    kind: 'totp',
    name: 'À moi',
    code: codeAt(secret, clock.now()),
  });
  assert.match(tried.body, /Encore une vérification/);
  assert.equal((await run('select from identity.factor')).length, 1);
});

test('removing the last factor leaves the password, ends the other sessions, and the codes with it', async () => {
  await forget();
  const { browser } = await withApplication(doors, 'ada.alpha');
  const [factor] = await run<{ id: string }>('select id from identity.factor');
  await browser.send(`${HERE}/moi/securite/renommer`, { id: String(factor?.id), name: 'Vieux' });
  assert.match((await browser.go(`${HERE}/moi/securite`)).body, /Vieux/);
  const stranger = await signedIn(doors, 'bruno.beta');
  const notTheirs = await stranger.send(`${HERE}/moi/securite/retirer`, { id: String(factor?.id) });
  assert.equal(notTheirs.statusCode, 404);
  await browser.send(`${HERE}/moi/securite/retirer`, { id: String(factor?.id) });
  assert.equal((await run('select from identity.recovery_code')).length, 0);
  assert.equal(await isIn(browser, 'ada.alpha'), true);
  assert.equal(await isIn(await signedIn(doors, 'ada.alpha'), 'ada.alpha'), true);
});

test('with another key, or no answer from where factors are kept, nobody comes in', async () => {
  await forget();
  const { secret } = await withApplication(doors, 'ada.alpha');
  await run(
    `update identity.factor set sealed_secret = set_byte(sealed_secret, 40, get_byte(sealed_secret, 40) # 1)`,
  );
  const browser = await atVerification('ada.alpha');
  const reply = await browser.send(VERIFY, { code: codeAt(secret, clock.now()) });
  assert.equal(reply.statusCode, 500);
  assert.equal(await isIn(browser, 'ada.alpha'), false);
  await run('alter table identity.factor rename to factor_away');
  try {
    const down = await signIn('bruno.beta');
    assert.equal(down.statusCode, 500);
    assert.equal(givenCookie(down, NAME), undefined);
  } finally {
    await run('alter table identity.factor_away rename to factor');
  }
});

test('what is kept of an application is not its secret', async () => {
  await forget();
  const { secret } = await withApplication(doors, 'ada.alpha');
  const [row] = await run<{ kept: Buffer }>('select sealed_secret as kept from identity.factor');
  assert.equal(row?.kept.includes(Buffer.from(secret)), false);
});

test('who waits too long at the door begins again', async () => {
  await forget();
  const { secret } = await withApplication(doors, 'ada.alpha');
  const browser = await atVerification('ada.alpha');
  clock.pass(11);
  const late = await browser.send(VERIFY, { code: codeAt(secret, clock.now()) });
  assert.match(late.body, /<h1>Se connecter<\/h1>/);
  assert.equal(await isIn(browser, 'ada.alpha'), false);
});

test('an unknown strength is no strength', async () => {
  await forget();
  const browser = await signedIn(doors, 'ada.alpha');
  await run('alter table identity.session drop constraint session_strength_check');
  await run(`update identity.session set strength = 'certain' where ended_at is null`);
  assert.equal(await isIn(browser, 'ada.alpha'), false);
});
