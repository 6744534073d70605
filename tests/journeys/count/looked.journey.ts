import { readFileSync } from 'node:fs';
import { expect, test } from '../journey.ts';
import { lookedFile } from '../look.ts';

/** How many states each project must have looked at: fewer means that a journey stopped looking. */
const least = { '360 px': 24, '1280 px': 23, once: 144 };

test('axe looked at every page and at every menu, list and error open', ({ page: _ }, info) => {
  const lines = readFileSync(lookedFile(info.project.outputDir), 'utf8').trim().split('\n');
  const states = [...new Set(lines)];
  for (const [project, fewest] of Object.entries(least)) {
    const n = states.filter((state) => state.startsWith(`${project} · `)).length;
    console.log(`${n} states looked at by axe, ${project}`);
    expect(n, project).toBeGreaterThanOrEqual(fewest);
  }
});
