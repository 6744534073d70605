import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '#config';
import type { Catalogue } from '#kernel/words';
import { openHouse } from '../../src/house.ts';
import { kernelActs } from '../../src/kernel/acts/words.ts';
import { kernelWords } from '../../src/kernel/words-of-refusals.ts';
import { profileNames } from '../../src/modules/identity/words/profiles.ts';
import { source } from './catalogues.ts';

const houses = openHouse({ config: readConfig({}) });

/** What houses say elsewhere than in a `words/`: each with the place where it is written. */
const said: [string, Catalogue<string>][] = [
  ...Object.entries(kernelWords),
  ...Object.entries(kernelActs),
  ...houses.flatMap((house) => [
    ...Object.entries(house.refusals ?? {}),
    ...Object.entries(house.acts ?? {}),
    ...(house.widgets ?? []).map(({ name, title }): [string, Catalogue<string>] => [name, title]),
    ...[...(house.notices ?? []), ...(house.searchables ?? [])].map(
      ({ name, label }): [string, Catalogue<string>] => [name, label],
    ),
    ...[
      ...(house.places ?? []).map((place) => ({ ...place, name: place.href })),
      ...(house.settings ?? []),
    ].flatMap(({ name, label, about }): [string, Catalogue<string>][] => [
      [name, label],
      [`${name} (about)`, about],
    ]),
  ]),
];

test('refusals, traces, widgets, notices, places and settings are said in both languages', () => {
  console.log(`looked at ${said.length} offers of ${houses.length} houses`);
  assert.ok(said.length > 60);
  const missing = said.filter(
    ([, words]) => !/\S/.test(words?.fr ?? '') || !/\S/.test(words?.en ?? ''),
  );
  assert.deepEqual(
    missing.map(([place]) => place),
    [],
  );
  const same = said.filter(([, { fr, en }]) => fr === en && !alike.has(fr));
  assert.deepEqual(same, []);
});

/** Words that French and English share. */
const alike = new Set(['Administration', 'Notifications', 'Traces']);

test('a profile is said in both languages, and agreed where it has a feminine', () => {
  const forms = Object.values(profileNames.fr).flatMap((name) =>
    typeof name === 'string' ? [name] : [name.feminine, name.masculine],
  );
  assert.ok(forms.includes('Enseignante') && forms.includes('Enseignant'));
  for (const profile of Object.keys(profileNames.fr) as (keyof typeof profileNames.fr)[])
    assert.notDeepEqual(profileNames.fr[profile], profileNames.en[profile], profile);
});

test('every refusal has its words, and no words are for a refusal that nobody makes', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: source }).filter(
    (path) => !/\.test\.ts$|refusals\.ts$/.test(path),
  );
  const codes = new Set<string>();
  const elsewhere: string[] = [];
  for (const path of sources) {
    const text = readFileSync(join(source, path), 'utf8');
    for (const [, code = ''] of text.matchAll(
      /(?:refuse|new Refusal)\(\s*'[a-z-]+',\s*'([a-z]+\.[a-z-]+)'/g,
    ))
      codes.add(code);
    elsewhere.push(text);
  }
  const worded = new Set(
    Object.keys(Object.assign({}, kernelWords, ...houses.map(({ refusals }) => refusals))),
  );
  console.log(
    `found ${codes.size} codes of refusals in ${sources.length} files, ${worded.size} with words`,
  );
  assert.ok(codes.size > 25);
  assert.deepEqual([...codes].filter((code) => !worded.has(code)).sort(), []);
  const all = elsewhere.join('\n');
  const unused = [...worded].filter(
    (code) => all.split(`'${code}'`).length - 1 < 2 && !codes.has(code),
  );
  assert.deepEqual(unused.sort(), []);
});
