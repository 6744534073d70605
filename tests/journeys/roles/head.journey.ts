import { at, enter, open } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

const brand = 'touraine-eschool';

test('a head reads the figures of the school and opens a class', async ({ page }) => {
  await enter(page, 'karim.benali', brand);
  const main = page.locator('main');
  await expect(main).toContainText('Collège des Tilleuls');
  const figure = async (word: string) =>
    Number(await main.locator('dl div', { hasText: word }).locator('dd').textContent());
  const pupils = await figure('Élèves');
  expect(await figure('Responsables')).toBeGreaterThan(pupils);
  expect(await figure('Professeurs')).toBeGreaterThan(10);
  const rows = await main.locator('.divisions .division-count').allTextContents();
  expect(rows.length).toBe(20);
  const seated = rows.reduce((sum, words) => sum + Number.parseInt(words, 10), 0);
  expect(seated).toBeGreaterThan(pupils * 0.9);
  expect(seated).toBeLessThanOrEqual(pupils);
  await look(page, 'home of a head');

  await main.getByRole('link', { name: '5eB' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '5eB' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Élèves de 5eB' }).getByRole('listitem')).toHaveCount(
    27,
  );
  await look(page, 'class of a head');
});

test('a head cannot open the feeds, and the page says so kindly', async ({ page, watch }) => {
  watch.askFor(403, '/alimentation');
  watch.askFor(403, '/api/directory/feeds');
  await enter(page, 'karim.benali', brand);
  await expect(page.getByRole('link', { name: 'Alimentation' })).toHaveCount(0);
  const reply = await page.goto(at('/alimentation', brand));
  expect(reply?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Cette page n’est pas pour vous',
  );
  await expect(page.locator('main')).not.toContainText('aaf');
  await look(page, 'refused to a head');
  const asked = await page.evaluate<[number, string]>(
    "fetch('/api/directory/feeds').then((reply) => [reply.status, reply.headers.get('content-type')])",
  );
  expect(asked).toEqual([403, expect.stringContaining('application/problem+json')]);
});

test('a head lends a right until a day, and takes it back', async ({ page }, info) => {
  await enter(page, 'karim.benali', brand);
  await open(page, '/administration/delegations', brand);
  const reason = `remplace la CPE, ${info.project.name}`;
  // Each size of screen lends to somebody else: both walk at once.
  const person = info.project.name === '360 px' ? 'Marc Petit' : 'Nadia Roux';
  await page.getByLabel('À qui').selectOption({ label: person });
  await page
    .getByLabel('Jusqu’au')
    .fill((await page.getByLabel('Jusqu’au').getAttribute('max')) ?? '');
  await page.getByLabel('Pourquoi').fill(reason);
  await page.getByRole('button', { name: 'Donner ce droit' }).click();
  await expect(page.getByText(`C’est fait : ${person}`)).toBeVisible();
  const row = page.locator('.delegations li', { hasText: reason });
  await expect(row).toContainText('Voir toutes les classes');
  await expect(row).toContainText('donné par Karim Benali');
  await look(page, 'a right was given');

  await row.getByRole('button', { name: `Mettre fin au droit de ${person}` }).click();
  await expect(row.getByRole('button', { name: 'Oui, mettre fin' })).toBeFocused();
  await look(page, 'before a right ends');
  await row.getByRole('button', { name: 'Garder' }).click();
  await row.getByRole('button', { name: `Mettre fin au droit de ${person}` }).click();
  await row.getByRole('button', { name: 'Oui, mettre fin' }).click();
  await expect(page.getByText(`Le droit de ${person} a pris fin`)).toBeVisible();
  await expect(row).toHaveCount(0);
});
