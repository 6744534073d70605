import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hat } from '#contracts/identity';
import { waysOf } from './ways.ts';

const hat = (structureName: string, profile: Hat['profile']): Hat => ({
  structureId: structureName,
  structureName,
  profile,
  profileLabel: profile,
  profileName: { fr: profile, en: profile },
});
const said = (hats: Hat[], current = hats[0] ?? null) =>
  waysOf({ hats, current }).map(
    ({ structures, isFamily, isWorn }) =>
      `${structures.join('+')}${isFamily ? ' family' : ''}${isWorn ? ' worn' : ''}`,
  );

test('children in three schools are one way of being here: nothing to choose', () =>
  assert.deepEqual(said([hat('A', 'TUT'), hat('B', 'TUT'), hat('C', 'TUT')]), [
    'A+B+C family worn',
  ]));

test('a teacher of two schools chooses between them', () =>
  assert.deepEqual(said([hat('A', 'ENS'), hat('B', 'ENS')]), ['A worn', 'B']));

test('a teacher who is a mother chooses between her class and her children', () => {
  const hats = [hat('A', 'ENS'), hat('A', 'TUT'), hat('B', 'TUT')];
  assert.deepEqual(said(hats), ['A worn', 'A+B family']);
  assert.deepEqual(said(hats, hats[2]), ['A', 'A+B family worn']);
  assert.equal(waysOf({ hats, current: hats[2] ?? null })[1]?.hat.structureId, 'B');
});

test('two profiles in one school are two ways; no hat is none', () => {
  assert.deepEqual(said([hat('A', 'DIR'), hat('A', 'ENS')]), ['A worn', 'A']);
  assert.deepEqual(said([]), []);
});
