import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '#kernel/testing';
import { openTestDoors } from '../testing.ts';
import { isHigh, isHighSession, type RiskReason, riskOf, riskReasons } from './risk.ts';

const calm = { unusual: undefined, isShared: false, logins: 0, isLeaked: false };
const seen = (isNewBrowser: boolean, isNewNetwork: boolean) => ({
  browser: 'Firefox, Windows',
  isNewBrowser,
  isNewNetwork,
});

test('nothing is risky about a usual sign-in; each reason is said by its name', () => {
  assert.deepEqual(riskOf(calm), []);
  assert.deepEqual(riskOf({ ...calm, unusual: seen(true, false) }), ['new-device']);
  assert.deepEqual(riskOf({ ...calm, unusual: seen(true, true) }), [
    'new-device',
    'new-network',
    'unknown-network',
  ]);
  assert.deepEqual(riskOf({ ...calm, unusual: seen(false, true), isShared: true }), [
    'new-network',
  ]);
  assert.deepEqual(riskOf({ ...calm, logins: 39 }), [], 'a class that mistypes');
  assert.deepEqual(riskOf({ ...calm, logins: 40 }), ['many-accounts']);
  assert.deepEqual(riskOf({ ...calm, logins: 40, isShared: true }), [], 'a school that does');
  assert.deepEqual(riskOf({ ...calm, isLeaked: true }), ['leaked-password']);
});

test('what is high is the same to the program and to the database, for every set of reasons', async () => {
  const { db } = await testDatabase();
  const sets = Array.from({ length: 2 ** riskReasons.length }, (_, bits) =>
    riskReasons.filter((_, i) => (bits >> i) % 2 === 1),
  );
  for (const risk of sets) {
    const { rows } = await sql<{ is: boolean }>`
      select ${isHighSession} as is from (select ${risk}::text[] as risk) s`.execute(db);
    assert.equal(rows[0]?.is, isHigh(risk as RiskReason[]), risk.join(' '));
  }
  assert.equal(isHigh(['new-device']), false);
  assert.equal(isHigh(['new-device', 'leaked-password']), true);
});

test('a sign-in keeps why it was risky, with its session', async () => {
  const { signIn, run } = await openTestDoors();
  const from = (ip: string, agent: string) =>
    signIn('ada.alpha', { ip, headers: { 'user-agent': agent } });
  const firefox = 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0';
  const iphone = 'Mozilla/5.0 (iPhone) AppleWebKit Version/18.5 Safari/604.1';
  await from('192.0.2.7', firefox);
  await from('198.51.100.7', iphone);
  const kept = await run<{ risk: string[] }>(
    'select risk from identity.session order by started_at, id',
  );
  assert.deepEqual(
    kept.map(({ risk }) => risk),
    [[], ['new-device', 'new-network', 'unknown-network']],
  );
});
