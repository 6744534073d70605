import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullDate, longDate, plainDate, plainMoment, shortDate } from './dates.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('a day is said as each language says it, the first of the month as « 1er » in French only', () => {
  assert.equal(longDate('fr', '2026-11-25'), 'Mercredi 25 novembre');
  assert.equal(longDate('fr', '2026-12-01'), 'Mardi 1er décembre');
  assert.equal(longDate('en', '2026-12-01'), 'Tuesday 1 December');
  assert.equal(plainDate('fr', '2026-08-31'), 'lundi 31 août');
  assert.equal(fullDate('fr', '2027-03-01'), '1er mars 2027');
  assert.equal(fullDate('fr', '2027-01-31'), '31 janvier 2027');
  assert.equal(fullDate('en', '2027-03-01'), '1 March 2027');
  assert.equal(fullDate('fr', '2028-02-29'), '29 février 2028');
});

test('a day is that day wherever the reader’s device is', () => {
  for (const day of ['2026-01-01', '2026-12-31', '2026-03-29', '2026-10-25'])
    assert.equal(
      new RegExp(`\\b${Number(day.slice(8))}(er)? `).test(fullDate('fr', day)),
      true,
      day,
    );
});

test('an instant is told where the region is, through summer time and midnight', () => {
  assert.equal(plain(plainMoment('fr', '2026-11-25T02:12:00Z')), 'mercredi 25 novembre à 3 h 12');
  assert.equal(plainMoment('en', '2026-11-25T02:12:00Z'), 'Wednesday 25 November at 3:12');
  assert.equal(plain(plainMoment('fr', '2026-07-01T06:05:00Z')), 'mercredi 1er juillet à 8 h 05');
  assert.equal(plain(plainMoment('fr', '2026-03-29T00:59:00Z')), 'dimanche 29 mars à 1 h 59');
  assert.equal(plain(plainMoment('fr', '2026-03-29T01:00:00Z')), 'dimanche 29 mars à 3 h 00');
  assert.equal(plain(plainMoment('fr', '2026-11-24T23:00:00Z')), 'mercredi 25 novembre à 0 h 00');
  assert.equal(shortDate('fr', '2026-11-30T23:30:00Z'), '1er décembre');
  assert.equal(shortDate('en', '2026-11-30T23:30:00Z'), '1 December');
});
