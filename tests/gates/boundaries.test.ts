import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { leansOn } from '../../architecture.rules.mjs';
import { checkBoundaries } from '../../src/commands/check/boundaries.ts';
import { copyOfProject } from './copy-of-project.ts';

const copy = copyOfProject();
after(copy.close);

/** Each row: the rule, the file that breaks it, and what it holds. */
const violations = {
  'directory-leans-on-nobody': {
    path: 'src/modules/directory/planted-table.ts',
    text: `import '#modules/brands';`,
  },
  'front-door-only': {
    path: 'src/modules/portal/planted-trespass.ts',
    text: `import '../directory/tables.ts';`,
  },
  'the-house-enters-by-the-front-door': {
    path: 'src/planted-entry.ts',
    text: `import './modules/directory/tables.ts';`,
  },
  'kernel-knows-no-school': {
    path: 'src/kernel/planted-leak.ts',
    text: `import '#modules/directory';`,
  },
  'contract-is-schemas': {
    path: 'src/modules/toy/contract.ts',
    text: `import '../../kernel/db.ts';`,
  },
  'policy-fetches-nothing': {
    path: 'src/modules/portal/policy.ts',
    text: `import '../../kernel/db.ts';`,
  },
  'reads-do-not-write': {
    path: 'src/modules/identity/queries/planted-write.ts',
    text: `import '../commands/planted-verb.ts';`,
  },
  'commands-know-no-http': {
    path: 'src/modules/identity/commands/planted-verb.ts',
    text: `import '../../../kernel/http.ts';`,
  },
  'web-sees-contracts-only': {
    path: 'src/modules/portal/web/planted-leak.ts',
    text: `import '../queries/today.ts';`,
  },
  'server-never-sees-web': {
    path: 'src/modules/portal/queries/planted-web.ts',
    text: `import '../web/planted-leak.ts';`,
  },
  'no-circles': {
    path: 'src/kernel/planted-circle.ts',
    text: `export type { Turn } from './planted-turn.ts';\nexport type Circle = 1;`,
  },
  'no-broken-imports': {
    path: 'src/modules/portal/planted-nowhere.ts',
    text: `import '#modules/directory/tables';`,
  },
} as const;

test('every boundary rule reports the violation planted for it', async () => {
  copy.plant(Object.fromEntries(Object.values(violations).map(({ path, text }) => [path, text])));
  copy.plant({
    'src/kernel/planted-turn.ts': `export type { Circle } from './planted-circle.ts';\nexport type Turn = 1;`,
  });
  const { faults } = await checkBoundaries(copy.round);
  for (const [rule, { path }] of Object.entries(violations)) {
    const found = faults.some(({ title }) => title.startsWith(`${rule}: ${path} → `));
    assert.ok(found, `${rule} did not report ${path}:\n${faults.map((f) => f.title).join('\n')}`);
  }
});

test('a source file that the cruiser does not read is a fault', async () => {
  copy.plant({ 'src/kernel/planted-unread.ts': 'export const unread = 1;' });
  const path = join(copy.round.root, 'architecture.rules.mjs');
  const rules = readFileSync(path, 'utf8');
  const blind = rules.replace('doNotFollow', `exclude: { path: 'planted-unread' },\n doNotFollow`);
  assert.notEqual(blind, rules);
  copy.plant({ 'architecture.rules.mjs': blind });
  const { faults } = await checkBoundaries(copy.round);
  assert.ok(
    faults.some(({ title }) => title === 'src/kernel/planted-unread.ts was not cruised'),
    JSON.stringify(faults),
  );
});

test('the table names friends that are listed before, so that it cannot turn in circles', () => {
  const listed: string[] = [];
  for (const [house, friends] of Object.entries(leansOn)) {
    for (const friend of friends) assert.ok(listed.includes(friend), `${house} → ${friend}`);
    listed.push(house);
  }
  assert.ok(listed.length > 0);
});
