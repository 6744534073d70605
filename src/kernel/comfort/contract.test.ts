import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Comfort,
  comfortAttributes,
  comfortChoices,
  comfortCookie,
  plainComfort,
  readComfort,
  writeComfort,
} from './contract.ts';

test('what is written is read back, whatever stands around it in the header', () => {
  for (const [choice, values] of Object.entries(comfortChoices)) {
    for (const value of values) {
      const comfort = { ...plainComfort, [choice]: value } as Comfort;
      const header = `a=b; ${comfortCookie}=${writeComfort(comfort)}; z=1`;
      assert.deepEqual(readComfort(header), comfort, `${choice} ${value}`);
    }
  }
});

test('no cookie, or a hostile one, gives the plain page', () => {
  const hostile = [
    undefined,
    '',
    `${comfortCookie}=`,
    `${comfortCookie}=theme-<script>`,
    `${comfortCookie}=theme-purple.text-huge`,
    `${comfortCookie}=__proto__-x.constructor-y.theme`,
    `${comfortCookie}=${'theme-dark.'.repeat(10_000)}`,
    `x${comfortCookie}=theme-dark`,
  ];
  for (const header of hostile) assert.deepEqual(readComfort(header), plainComfort, header);
});

test('the page says only what was chosen, and always its language', () => {
  assert.deepEqual(comfortAttributes(plainComfort), { lang: 'fr' });
  assert.deepEqual(comfortAttributes({ ...plainComfort, theme: 'dark', language: 'en' }), {
    lang: 'en',
    'data-theme': 'dark',
  });
});
