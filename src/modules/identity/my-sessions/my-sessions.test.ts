import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenCookie, openTestDoors } from '../testing.ts';

const { knock, signIn, run, clock } = await openTestDoors();
const NAME = '__Host-preau';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';

type Cookies = Record<string, string>;
const open = async (login: string, agent = firefox, ip = '192.0.2.1'): Promise<Cookies> => {
  const reply = await signIn(login, { headers: { 'user-agent': agent }, ip });
  return { [NAME]: givenCookie(reply, NAME) ?? '' };
};
const list = async (cookies: Cookies) =>
  (await knock('GET', '/api/identity/my-sessions', { cookies })).json().sessions;
const status = async (cookies: Cookies) =>
  (await knock('GET', '/api/identity/session', { cookies })).statusCode;

test('one sees one’s own sign-ins and nobody else’s: with what, from where, which is this one', async () => {
  await open('bruno.beta');
  const elsewhere = await open('ada.alpha', phone, '198.51.100.7');
  const here = await open('ada.alpha');
  const [mine, other, ...none] = await list(here);
  assert.deepEqual(none, []);
  assert.deepEqual(
    [mine.isThis, mine.isOpen, mine.browser, mine.system, mine.isHere],
    [true, true, 'Firefox', 'Windows', true],
  );
  assert.deepEqual(
    [other.isThis, other.browser, other.system, other.isHere, other.network],
    [false, 'Safari', 'iPhone', false, '198.51.100.0/24'],
  );
  const ended = await knock('DELETE', `/api/identity/my-sessions/${other.id}`, { cookies: here });
  assert.equal(ended.statusCode, 200);
  assert.deepEqual([await status(elsewhere), await status(here)], [401, 200]);
  assert.deepEqual(
    (await list(here)).map(({ isOpen }: { isOpen: boolean }) => isOpen),
    [true, false],
  );
  const again = await knock('DELETE', `/api/identity/my-sessions/${other.id}`, { cookies: here });
  assert.equal(again.statusCode, 404, 'ended already');
});

test('nobody ends a session of somebody else', async () => {
  const [ada, bruno] = [await open('ada.alpha'), await open('bruno.beta')];
  const [his] = await list(bruno);
  const tried = await knock('DELETE', `/api/identity/my-sessions/${his.id}`, { cookies: ada });
  assert.equal(tried.statusCode, 404);
  assert.equal(await status(bruno), 200);
});

test('signing out everywhere else leaves this device alone, and tells the applications', async () => {
  const others = [await open('chloe.gamma'), await open('chloe.gamma', phone)];
  const here = await open('chloe.gamma');
  await run(`delete from kernel.event`);
  const reply = await knock('DELETE', '/api/identity/my-sessions', { cookies: here });
  assert.deepEqual(reply.json(), { count: 2 });
  for (const one of others) assert.equal(await status(one), 401);
  assert.equal(await status(here), 200);
  const told = await run(`select from kernel.event where name = 'identity.session-ended'`);
  assert.equal(told.length, 2);
});

test('a session that ended by itself is told as ended; three months later it is gone from the list', async () => {
  const cookies = await open('ada.alpha');
  clock.pass(121);
  assert.equal(await status(cookies), 401);
  const now = await open('ada.alpha');
  assert.equal((await list(now)).filter(({ isOpen }: { isOpen: boolean }) => isOpen).length, 1);
});
