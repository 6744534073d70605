import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDoors } from '../testing.ts';
import { modesOf } from './modes-of.ts';

const { run, db, ids } = await openTestDoors();
const personOf = async (login: string) =>
  String(
    (
      await run<{ id: string }>('select person_id as id from identity.account where login = $1', [
        login,
      ])
    )[0]?.id,
  );
const mode = (name: string, reach: { brand?: string; structure?: string; profile?: string } = {}) =>
  run(
    `insert into identity.mode (name, brand_key, structure_id, profile, reason, since) values ($1, $2, $3, $4, 'essai', now())`,
    [name, reach.brand ?? null, reach.structure ?? null, reach.profile ?? null],
  );
const none = { educonnectOnly: false, secondFactor: false, newPasswordSince: null };

test('a mode holds for whoever it reaches, by structure, brand or profile, and for nobody else', async () => {
  const [bruno, chloe] = [await personOf('bruno.beta'), await personOf('chloe.gamma')];
  assert.deepEqual(await modesOf({ db }, bruno), none);
  await mode('second-factor', { structure: ids.lycee });
  assert.deepEqual(await modesOf({ db }, bruno), { ...none, secondFactor: true });
  assert.deepEqual(await modesOf({ db }, chloe), none);
  await mode('second-factor', { brand: 'beta' });
  assert.equal((await modesOf({ db }, chloe)).secondFactor, true);
  await mode('new-password', { structure: ids.college, profile: 'ELV' });
  assert.equal((await modesOf({ db }, chloe)).newPasswordSince, null, 'she teaches');
  await run('update identity.mode set ended_at = now()');
  assert.deepEqual(await modesOf({ db }, bruno), none);
});
