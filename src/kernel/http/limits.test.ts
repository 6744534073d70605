import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { endpoint } from '../contract.ts';
import { openSmallDoors } from './testing/small-doors.ts';

const few = {
  person: { reads: 5, changes: 2 },
  client: { reads: 3, changes: 1 },
  address: { reads: 4, changes: 2 },
};

/** Small doors with these budgets, a machine's and a person's among them. */
function open(budgets?: typeof few) {
  const { app, serve } = openSmallDoors(budgets && { budgets });
  const door = (path: `/api/${string}`, method: 'GET' | 'POST') =>
    ({
      method,
      path,
      stability: 'internal',
      summary: 'A door.',
      input: z.object({}),
      reply: z.object({}),
    }) as const;
  serve(
    endpoint({ ...door('/api/small', 'GET'), access: { machine: 'small.read' } }),
    async () => ({}),
  );
  serve(endpoint({ ...door('/api/change', 'POST'), access: 'signed-in' }), async () => ({}));
  const ask = (url: string, headers: Record<string, string> = {}, more: object = {}) =>
    app.inject({ url, headers, remoteAddress: '198.51.100.7', ...more });
  const change = (headers: Record<string, string>) =>
    ask(
      '/api/change',
      { ...headers, 'content-type': 'application/json' },
      { method: 'POST', payload: '{}' },
    );
  const signIn = (secret: string, remoteAddress = '198.51.100.7') =>
    ask(
      '/door',
      { 'content-type': 'application/x-www-form-urlencoded' },
      { method: 'POST', payload: `secret=${secret}`, remoteAddress },
    );
  return { ask, change, signIn };
}

/** How many of so many questions were answered before the first 429. */
async function countUntilRefused(most: number, ask: () => Promise<{ statusCode: number }>) {
  for (let i = 0; i < most; i += 1) if ((await ask()).statusCode === 429) return i;
  return most;
}

test('a person who asks too much is told so, and when to ask again; the others go on', async () => {
  const { ask } = open(few);
  const ada = { 'x-person': 'ada' };
  assert.equal(await countUntilRefused(20, () => ask('/mine', ada)), 5);
  const refused = await ask('/mine', ada);
  assert.equal(refused.statusCode, 429);
  assert.equal(refused.json().code, 'kernel.too-many');
  const wait = Number(refused.headers['retry-after']);
  assert.ok(
    Number.isInteger(wait) && wait >= 1 && wait <= 60,
    String(refused.headers['retry-after']),
  );
  assert.equal((await ask('/mine', { 'x-person': 'bruno' })).statusCode, 200);
  assert.equal((await ask('/page/x')).statusCode, 200, 'nor is the address spent');
});

test('a person’s changes are counted apart from their reads', async () => {
  const { ask, change } = open(few);
  const ada = { 'x-person': 'ada' };
  assert.equal(await countUntilRefused(20, () => change(ada)), 2);
  assert.equal((await ask('/mine', ada)).statusCode, 200);
});

test('a person has one budget wherever they are, and HEAD spends it too', async () => {
  const { ask } = open(few);
  const from = (remoteAddress: string, method = 'GET') =>
    ask('/mine', { 'x-person': 'ada' }, { remoteAddress, method });
  for (const i of [1, 2, 3]) assert.equal((await from(`192.0.2.${i}`)).statusCode, 200);
  for (const i of [4, 5]) assert.equal((await from(`192.0.2.${i}`, 'HEAD')).statusCode, 200);
  assert.equal((await from('192.0.2.6')).statusCode, 429);
});

test('the signed out share the budget of their address; a subscriber of IPv6 is one address', async () => {
  const { ask } = open(few);
  assert.equal(await countUntilRefused(20, () => ask('/page/x')), 4);
  assert.equal((await ask('/mine')).statusCode, 429, 'also where they are only sent to sign in');
  const from = (remoteAddress: string) => ask('/page/x', {}, { remoteAddress });
  assert.equal((await from('198.51.100.8')).statusCode, 200);
  for (const i of [1, 2, 3, 4]) assert.equal((await from(`2001:db8::${i}`)).statusCode, 200);
  assert.equal((await from('2001:db8::5')).statusCode, 429);
  assert.equal((await from('2001:db8:0:1::5')).statusCode, 200);
});

test('who is believed about addresses is settled before: a header of one’s own buys nothing', async () => {
  const { ask } = open(few);
  let i = 0;
  const lie = () =>
    ask('/page/x', { 'x-forwarded-for': `203.0.113.${i++}`, forwarded: 'for=1.2.3.4' });
  assert.equal(await countUntilRefused(20, lie), 4);
});

test('a change of the signed out that succeeds is given back; one that is refused is not', async () => {
  const { signIn } = open(few);
  assert.equal(await countUntilRefused(20, () => signIn('juste')), 20);
  assert.equal(await countUntilRefused(20, () => signIn('faux')), 2);
  assert.equal((await signIn('juste')).statusCode, 429);
});

test('refused changes sent all at once do not pass before they are counted', async () => {
  const { signIn } = open(few);
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('faux')));
  assert.equal(answers.filter(({ statusCode }) => statusCode !== 429).length, 2);
});

test('a program spends its own budget, and a token that opens nothing spends its address’s', async () => {
  const { ask } = open(few);
  const bearing = (token: string) =>
    ask('/api/small', { authorization: `Bearer ${token.padEnd(24, '0')}` });
  assert.equal(await countUntilRefused(20, () => bearing('one')), 3);
  assert.equal((await bearing('two')).statusCode, 200);
  assert.equal(await countUntilRefused(20, () => bearing('unknown')), 4);
  assert.equal((await bearing('two')).statusCode, 200);
});

test('a school of nine hundred behind one address signs in at eight, a tenth mistyping, and nobody is refused', async () => {
  const { ask, signIn } = open();
  for (let pupil = 0; pupil < 900; pupil += 1) {
    for (let read = 0; read < 10; read += 1)
      assert.equal((await ask('/page/x')).statusCode, 200, `pupil ${pupil}`);
    if (pupil % 10 === 0) assert.equal((await signIn('faux')).statusCode, 401);
    assert.equal((await signIn('juste')).statusCode, 200, `pupil ${pupil}`);
    assert.equal((await ask('/mine', { 'x-person': `p${pupil}` })).statusCode, 200);
  }
});
