import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { checkDeadCode } from '../../src/commands/check/dead-code.ts';
import type { Outcome } from '../../src/commands/check/step.ts';
import { checkStyle } from '../../src/commands/check/style.ts';
import { checkTypes } from '../../src/commands/check/type-projects.ts';
import { copyOfProject } from './copy-of-project.ts';

const copy = copyOfProject();
after(copy.close);
copy.plant({
  'src/kernel/planted.ts': 'export const planted: number = "word";\n',
  'src/kernel/PlantedName.ts': 'export default  1\n',
});

const wordsOf = ({ faults }: Outcome) => faults.map(({ title, words }) => title + words).join('\n');

test('the style gate sees a bad format and a default export', async () => {
  const outcome = await checkStyle(copy.round);
  assert.match(wordsOf(outcome), /noDefaultExport/);
  assert.match(wordsOf(outcome), /planted-?name/i);
  assert.match(outcome.looked, /^[1-9]\d* files$/);
});

test('the types gate sees a wrong type', async () => {
  assert.match(wordsOf(await checkTypes(copy.round)), /planted\.ts.*TS2322/);
});

test('the dead-code gate sees a file that nothing imports', async () => {
  assert.match(wordsOf(await checkDeadCode(copy.round)), /files: src\/kernel\/planted\.ts/);
});
