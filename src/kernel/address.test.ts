import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf, subscriberOf } from './address.ts';

test('an address is counted whole in IPv4, by subscriber in IPv6', () => {
  assert.equal(subscriberOf('192.0.2.7'), '192.0.2.7');
  assert.equal(subscriberOf('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(subscriberOf('2001:db8::1'), '2001:db8:0:0');
  assert.equal(subscriberOf('2001:0DB8:0000:0000:1:2:3:4'), '2001:db8:0:0');
  assert.equal(subscriberOf('fe80::1%eth0'), 'fe80:0:0:0');
  assert.equal(subscriberOf('64:ff9b::192.0.2.7'), '64:ff9b:0:0');
  assert.equal(subscriberOf('not an address'), 'unknown');
});

test('a place is kept as a network, never as an address', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.0/24');
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.0/24');
  assert.equal(networkOf('2001:db8:12:34::1'), '2001:db8:12::/48');
  assert.equal(networkOf('::1'), '0:0:0::/48');
  assert.equal(networkOf('nowhere'), null);
});
