import { at } from './enter.ts';
import { expect, test } from './journey.ts';
import { faultsSeen } from './look.ts';

test('what the journeys watch with does see faults', async ({ page, watch }) => {
  await page.goto(at('/connexion'));
  expect(await faultsSeen(page)).toEqual([]);
  await page.evaluate(`
    document.querySelector('label[for="login"]').remove();
    document.body.insertAdjacentHTML('beforeend', '<p style="color:red">x</p>');
    fetch('/nulle-part');
    fetch('http://127.0.0.1:9/').catch(() => {});
    setTimeout(() => { throw new Error('a script fell'); });
  `);
  const found = await faultsSeen(page);
  expect(found.some((words) => words.startsWith('label'))).toBe(true);
  await expect.poll(() => watch.faults.join('\n')).toContain('404 /nulle-part');
  await expect.poll(() => watch.faults.join('\n')).toContain('a script fell');
  await expect.poll(() => watch.faults.join('\n')).toContain('Content Security Policy');
  watch.faults.length = 0;
});
