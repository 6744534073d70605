import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandContrasts } from './brand-contrasts.ts';
import { brandIcon, brandStyle } from './brand-style.ts';
import { jobs } from './colours.ts';
import { marks } from './marks.ts';
import { contrast, fromOklch, toHex } from './oklch.ts';

const tints = {
  netocentre: { hue: 258, chroma: 0.12 },
  touraine: { hue: 195, chroma: 0.075 },
  chercan: { hue: 148, chroma: 0.105 },
  colleges41: { hue: 48, chroma: 0.115 },
  monecollege: { hue: 328, chroma: 0.125 },
};

for (const [key, tint] of Object.entries(tints)) {
  test(`${key}: text stands at 4.5 and the edge of a field at 3, in both themes`, () => {
    const meetings = brandContrasts(tint);
    assert.ok(meetings.length >= 60, `only ${meetings.length} pairs were measured`);
    const faint = meetings.filter(({ ratio, bar }) => ratio < bar);
    assert.deepEqual(faint, []);
  });
}

test('any hue at the safe chroma of 0.07 is readable, so a structure may choose its own', () => {
  for (let hue = 0; hue < 360; hue += 5) {
    const faint = brandContrasts({ hue, chroma: 0.07 }).filter(({ ratio, bar }) => ratio < bar);
    assert.deepEqual(faint, [], `hue ${hue}`);
  }
});

test('the style sheet names every colour for both themes, in hexadecimal only', () => {
  const style = brandStyle(tints.touraine);
  for (const job of jobs) {
    assert.equal(style.match(new RegExp(`--${job}:#[0-9a-f]{6}`, 'g'))?.length, 3, job);
  }
  assert.doesNotMatch(style, /NaN|undefined|oklch/);
});

test('colours agree with known values of OKLCH', () => {
  assert.equal(toHex(fromOklch(1, 0, 0)), '#ffffff');
  assert.equal(toHex(fromOklch(0, 0, 0)), '#000000');
  assert.equal(toHex(fromOklch(0.62796, 0.25768, 29.234)), '#ff0000');
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
});

test('each of the five brands has a sign of one colour, which no script or address can hide in', () => {
  assert.deepEqual(Object.keys(marks).sort(), Object.keys(tints).sort());
  for (const [key, mark] of Object.entries(marks)) {
    assert.match(mark, /^<svg viewBox="0 0 36 36" fill="currentColor" aria-hidden="true"/);
    assert.doesNotMatch(mark, /script|href|url\(|on[a-z]+=|#[0-9a-f]/i, key);
    assert.match(brandIcon({ hue: 1, chroma: 0.07, mark }), /^<svg xmlns=.*<\/svg>$/);
  }
});
