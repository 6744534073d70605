import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { Refusal } from '#kernel/refusal';
import { hashPassword, isPassword } from './password.ts';

test('a password is known by its hash, and by nothing near it', async () => {
  const known = await hashPassword('crème brûlée');
  assert.match(known, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(await hashPassword('crème brûlée'), known, 'each hash has its own salt');
  assert.equal(await isPassword('crème brûlée', known), true);
  for (const near of ['crème brûlé', 'creme brulee', '', 'crème brûlée ', known])
    assert.equal(await isPassword(near, known), false);
  assert.equal(await isPassword('', null), false);
});

test('six hundred at once are not all taken: the rest is told to come back', async () => {
  const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
  const known = await hash('x', cheap);
  const rest = await Promise.allSettled(Array.from({ length: 600 }, () => isPassword('y', known)));
  const refused = rest.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  assert.ok(refused.length >= 90 && refused.length < 100, `${refused.length} refused`);
  for (const { reason } of refused) {
    assert.ok(reason instanceof Refusal);
    assert.deepEqual(
      [reason.reason, reason.code, reason.retryAfter],
      ['unavailable', 'identity.too-busy', 10],
    );
  }
  assert.equal(await isPassword('x', known), true, 'and once the line is short again, all is well');
});
