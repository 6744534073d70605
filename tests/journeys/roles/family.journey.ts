import { enter } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

test('a mother reads, of each of her children in two schools, how the school reaches her', async ({
  page,
}) => {
  await enter(page, 'claire.martin');
  for (const child of ['Léa', 'Hugo']) {
    await page
      .locator('main')
      .getByRole('link', { name: `La famille de ${child}` })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Famille de ${child} Martin`);
    const own = page.getByRole('region', { name: 'Claire Martin' });
    await expect(own).toContainText('mère, vous');
    await expect(own.getByRole('link', { name: 'claire.martin@example.org' })).toBeVisible();
    await expect(page.locator('main a[href^="mailto:"]')).toHaveCount(1);
    await look(page, `family of ${child}`);
    await page.goBack();
  }
});

test('the vie scolaire finds a pupil and reads whom to call first', async ({ page }) => {
  await enter(page, 'nadia.roux');
  await page.goto(new URL('/recherche?text=lea+martin', page.url()).href);
  await page
    .locator('main')
    .getByRole('link', { name: /Léa Martin/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Léa Martin');
  await page.goto(`${page.url()}/famille`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Famille de Léa Martin');
  await expect(page.locator('main')).toContainText('À appeler en premier');
  await expect(page.locator('main a[href^="tel:"]').first()).toBeVisible();
  await look(page, 'family of a pupil, for the vie scolaire');
});
