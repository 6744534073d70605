import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#config';
import { openHouse } from '#house';
import { openLog } from '#kernel/log';
import { Refusal } from '#kernel/refusal';
import { hashPassword, openAccounts, openNamedAccounts } from '#modules/identity';
import { keepersAmong, mergePeople, unmergePeople } from '#modules/privacy';
import { openWorld } from '../support/world.ts';
import { digestOfEveryTable } from './every-row.ts';

const world = await openWorld();
const { pool, db } = world;
const keepers = keepersAmong(openHouse({ config: readConfig({ PREAU_LOG: 'silent' }) }));
const ctx = { db, log: openLog('silent'), keepers };
const reason = 'même personne, deux académies';

/** What a merge writes on purpose: its own row, its event, its trace. */
const told = ['privacy.merge', 'kernel.event', 'kernel.delivery', 'kernel.act', 'kernel.pseudonym'];

/** A chance that can be had again: the seed is printed. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const loginsOf = async (profile: string) => {
  const { rows } = await pool.query<{ login: string }>(
    `select distinct a.login from identity.account a
     join directory.membership m on m.person_id = a.person_id and m.kind = 'profile' and m.code = $1
     join directory.person p on p.id = a.person_id order by a.login`,
    [profile],
  );
  return rows.map(({ login }) => login);
};

test('made one and parted again, two people of any kind leave every table as it was', async () => {
  const seed = Date.now() % 1_000_000;
  const pick = chance(seed);
  const kinds = ['ENS', 'TUT', 'DIR', 'EVS'];
  const people = Object.fromEntries(
    await Promise.all(kinds.map(async (kind) => [kind, await loginsOf(kind)] as const)),
  );
  const one = (kind: string) => people[kind]?.[pick(people[kind].length)] ?? '';
  const before = await digestOfEveryTable(pool, told);
  const tables = Object.keys(before);
  let merged = 0;
  for (let n = 0; n < 8; n += 1) {
    const [from, into] = [one(kinds[pick(4)] ?? 'ENS'), one(kinds[pick(4)] ?? 'ENS')];
    if (from === into) continue;
    const id = await mergePeople(ctx, { from, into, reason });
    merged += 1;
    assert.notDeepEqual(await digestOfEveryTable(pool, told), before);
    await unmergePeople(ctx, id);
    assert.deepEqual(
      await digestOfEveryTable(pool, told),
      before,
      `${from} → ${into}, seed ${seed}`,
    );
  }
  console.log(`${merged} merges undone, ${tables.length} tables compared each time, seed ${seed}`);
  assert.ok(merged >= 5 && tables.length >= 30);
});

test('the former login opens the account that stays, with its own password, until that is replaced', async () => {
  await pool.query(`update identity.account set password_hash = $2 where login = $1`, [
    'karim.benali',
    await hashPassword('le premier mot de passe'),
  ]);
  const [former = ''] = (await loginsOf('TUT')).slice(-1);
  const before = await world.personOf('karim.benali');
  const id = await mergePeople(ctx, { from: 'karim.benali', into: former, reason });
  const stays = await world.personOf(former);
  const signedIn = await signIn('karim.benali', 'le premier mot de passe');
  assert.equal(signedIn.statusCode, 200, signedIn.body);
  assert.equal(signedIn.json().person.id, stays);
  assert.deepEqual(signedIn.json().profiles.toSorted(), ['DIR', 'TUT'], 'all that both were');
  const { rows } = await pool.query('select from directory.person where id = $1', [before]);
  assert.equal(rows.length, 0);
  assert.equal(await openAccounts(ctx), 0, 'nobody is left without an account');
  await unmergePeople(ctx, id);
  const again = await signIn('karim.benali', 'le premier mot de passe');
  assert.equal(again.json().person.id, before);
});

test('a merge into somebody who was merged since is parted in the right order only', async () => {
  const [a = '', b = '', c = ''] = (await loginsOf('TUT')).slice(10, 13);
  const first = await mergePeople(ctx, { from: a, into: b, reason });
  const second = await mergePeople(ctx, { from: b, into: c, reason });
  assert.equal((await personBehind(a)).login, c);
  await assert.rejects(
    unmergePeople(ctx, first),
    isRefusal('conflict', 'directory.merge-outlived'),
  );
  await unmergePeople(ctx, second);
  assert.equal((await personBehind(a)).login, b);
  await unmergePeople(ctx, first);
  assert.equal((await personBehind(a)).login, a);
});

test('a merge is not undone over what the directory was told since, and says where', async () => {
  const [from = '', into = ''] = (await loginsOf('ENS')).slice(3, 5);
  const id = await mergePeople(ctx, { from, into, reason });
  const stays = await world.personOf(into);
  await pool.query(
    `insert into directory.group_member (group_id, person_id, source, valid_from)
     select id, $1, 'test', current_date from directory.people_group
     where kind = 'division' limit 1`,
    [stays],
  );
  const before = await digestOfEveryTable(pool);
  await assert.rejects(unmergePeople(ctx, id), (fault) => {
    assert.ok(fault instanceof Refusal);
    assert.equal(fault.code, 'directory.merge-outlived');
    assert.deepEqual(
      fault.faults?.map(({ path }) => path),
      ['directory.group_member.person_id'],
    );
    return true;
  });
  assert.deepEqual(await digestOfEveryTable(pool), before, 'nothing was changed');
  await pool.query(`delete from directory.group_member where person_id = $1 and source = 'test'`, [
    stays,
  ]);
  await unmergePeople(ctx, id);
  await assert.rejects(unmergePeople(ctx, id), isRefusal('conflict', 'privacy.already-parted'));
});

test('two of a family, two INEs, and a person with themself are not made one', async () => {
  const before = await digestOfEveryTable(pool);
  const two = (from: string, into: string) => mergePeople(ctx, { from, into, reason });
  await assert.rejects(
    two('lea.martin', 'claire.martin'),
    isRefusal('conflict', 'privacy.two-of-a-family'),
  );
  await assert.rejects(
    two('claire.martin', 'claire.martin'),
    isRefusal('conflict', 'privacy.the-same-person'),
  );
  const [other = ''] = (await loginsOf('ELV')).filter((login) => login !== 'lea.martin');
  await assert.rejects(two('lea.martin', other), isRefusal('conflict', 'privacy.two-ines'));
  await assert.rejects(
    two('lea.martin', 'personne.nulle-part'),
    isRefusal('missing', 'privacy.no-such-login'),
  );
  assert.deepEqual(await digestOfEveryTable(pool), before);
});

test('only who looks after the whole platform makes one of two', async () => {
  const powers = [{ verb: 'administer', structureId: 'one school' }];
  for (const actor of [{ powers: [] }, { powers }])
    await assert.rejects(
      mergePeople(
        { ...ctx, actor: actor as never },
        { from: 'sophie.dupuis', into: 'karim.benali', reason },
      ),
      isRefusal('forbidden', 'privacy.for-administrators'),
    );
});

const isRefusal = (reason: string, code: string) => (fault: unknown) => {
  assert.ok(fault instanceof Refusal, String(fault));
  assert.deepEqual([fault.reason, fault.code], [reason, code]);
  return true;
};

const personBehind = async (login: string) => {
  const { rows } = await pool.query<{ login: string }>(
    `select a.login from identity.known_login k join identity.account a on a.id = k.account_id where k.login = $1`,
    [login],
  );
  return rows[0] as { login: string };
};

const signIn = (login: string, password: string) =>
  world.app.inject({
    method: 'POST',
    url: '/api/identity/session',
    headers: { host: world.host, 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });

test('a former login passes to nobody', async () => {
  const [from = '', into = '', other = ''] = (await loginsOf('TUT')).slice(20, 23);
  await mergePeople(ctx, { from, into, reason });
  const personId = await world.personOf(other);
  await assert.rejects(openNamedAccounts(ctx, [{ personId, login: from }]), /Former logins/);
});
