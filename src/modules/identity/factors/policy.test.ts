import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNeverAsked } from './policy.ts';

test('no mode asks a pupil, a responsable or a tutor for a second factor, unless they are something else too', () => {
  const wearing = (...profiles: string[]) => ({ hats: profiles.map((profile) => ({ profile })) });
  assert.equal(isNeverAsked(wearing('ELV')), true);
  assert.equal(isNeverAsked(wearing('TUT', 'TUT', 'TUE')), true);
  assert.equal(isNeverAsked(wearing('TUT', 'ENS')), false);
  assert.equal(isNeverAsked(wearing()), false, 'who belongs nowhere looks after the platform');
});
