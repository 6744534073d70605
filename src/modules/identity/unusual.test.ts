import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDoors } from './testing.ts';
import { browserOf, unusualIn } from './unusual.ts';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const later = firefox.replaceAll('140.0', '147.0');
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const here = { networks: 1, knowsNetwork: true };

test('a browser is known again by its name and system, whatever its version', () => {
  assert.equal(browserOf(firefox), 'Firefox, Windows');
  assert.equal(browserOf(chrome), 'Chrome, Linux');
  assert.equal(browserOf(iphone), 'Safari, iPhone');
  assert.equal(browserOf(`${chrome} Edg/150.0`), 'Edge, Linux');
  assert.equal(browserOf('curl/8'), '');
  assert.equal(unusualIn({ agents: [firefox], ...here }, later), undefined);
  assert.deepEqual(unusualIn({ agents: [firefox], ...here }, iphone), {
    browser: 'Safari, iPhone',
    isNewBrowser: true,
    isNewNetwork: false,
  });
});

test('the first time is not unusual, nor is one network more for someone who moves about', () => {
  const nowhere = { agents: [], networks: 0, knowsNetwork: false };
  assert.equal(unusualIn(nowhere, firefox), undefined);
  const elsewhere = { agents: [firefox], networks: 4, knowsNetwork: false };
  assert.equal(unusualIn(elsewhere, firefox)?.isNewNetwork, true);
  assert.equal(unusualIn({ ...elsewhere, networks: 5 }, firefox), undefined);
});

test('a sign-in says so in an event of its own transaction, and only when it is unusual', async () => {
  const { signIn, run } = await openTestDoors();
  const from = (agent: string, ip: string) =>
    signIn('ada.alpha', { ip, headers: { 'user-agent': agent } });
  const told = async () =>
    (
      await run<{ payload: { isNewBrowser: boolean; isNewNetwork: boolean; timeZone: string } }>(
        `select payload from kernel.event where name = 'identity.unusual-sign-in' order by id`,
      )
    ).map(({ payload: { isNewBrowser, isNewNetwork } }) => [isNewBrowser, isNewNetwork]);
  for (const ip of ['192.0.2.7', '192.0.2.9'])
    assert.equal((await from(firefox, ip)).statusCode, 200);
  assert.deepEqual(await told(), []);
  await from(iphone, '192.0.2.7');
  await from(iphone, '2001:db8:0:1::7');
  await from(iphone, '2001:db8:0:2::9');
  assert.deepEqual(await told(), [
    [true, false],
    [false, true],
  ]);
});
