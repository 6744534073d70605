import { at, enter, open } from './enter.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

const choices = [
  ['Très grande', 'data-text', 'larger'],
  ['Aéré', 'data-spacing', 'wide'],
  ['Sombre', 'data-theme', 'dark'],
  ['Renforcés', 'data-contrast', 'more'],
  ['Aucun', 'data-motion', 'less'],
] as const;

test('the choices of reading comfort are seen at once and kept, also at the door', async ({
  page,
}) => {
  await enter(page, 'lea.martin');
  await open(page, '/moi');
  for (const [word, attribute, value] of choices) {
    await page.getByRole('radio', { name: word, exact: true }).check();
    await expect(page.locator('html')).toHaveAttribute(attribute, value);
    await look(page, `own page, ${word}`);
  }
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible();
  await look(page, 'own page in English');
  await open(page, '/');
  for (const [, attribute, value] of choices)
    await expect(page.locator('html')).toHaveAttribute(attribute, value);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByText('Hello Léa')).toBeVisible();
  await look(page, 'home, dark, larger, in English');
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, 'home at 360 px, dark, larger, in English');
  await page.goto(at('/moi'));
  await page.locator('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await look(page, 'door, dark, larger, in English');
});
