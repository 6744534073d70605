import { at, enter, isPhone, open } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

const brand = 'touraine-eschool';

test('a head notes a custody restriction, reads it, and ends it', async ({ page }) => {
  await enter(page, 'karim.benali', brand);
  await open(page, '/administration/gardes', brand);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restrictions de garde');
  await page.getByLabel('Élève').fill('zzz');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page.locator('main')).toContainText('Aucun élève');

  await page.getByLabel('Élève').fill('be');
  await page.getByRole('button', { name: 'Chercher' }).click();
  const found = page.locator('.pupils-found button');
  await expect(found.first()).toBeVisible();
  await look(page, 'pupils found by name');
  // The phone and the wide screen share one school: each takes its own pupil.
  const pupil = found.nth(isPhone(page) ? 1 : 0);
  const family = String(await pupil.locator('b').textContent());
  const given = (await pupil.textContent())?.slice(family.length).split(',')[0]?.trim();
  await pupil.click();

  const who = page.getByRole('radio').first();
  await who.check();
  await page.getByLabel('Quelle décision le dit').selectOption('Ordonnance de protection');
  await look(page, 'a restriction to note');
  await page.getByRole('button', { name: 'Noter la restriction' }).click();
  await expect(page.getByText('C’est noté', { exact: false })).toBeVisible();
  const row = page.locator('.restrictions li').filter({ hasText: `${given} ${family}` });
  await expect(row.first()).toContainText('n’a plus de nouvelles');
  await look(page, 'a restriction in force');

  await row.first().getByRole('button', { name: 'Mettre fin' }).click();
  await expect(row.first()).toContainText('aura de nouveau des nouvelles');
  await look(page, 'the end of a restriction, asked twice');
  await page.getByRole('button', { name: 'Oui, mettre fin' }).click();
  await expect(page.getByText('a pris fin', { exact: false })).toBeVisible();
});

test('a CPE has no such page', async ({ page, watch }) => {
  watch.askFor(404, '/administration/gardes');
  await enter(page, 'nadia.roux', brand);
  const reply = await page.goto(at('/administration/gardes', brand));
  expect(reply?.status()).toBe(404);
});
