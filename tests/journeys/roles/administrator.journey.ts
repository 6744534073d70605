import { at, enter, isPhone } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

test('the central administrator reads the report of the last feed', async ({ page }) => {
  await enter(page, 'admin.region');
  const main = page.locator('main');
  await expect(main.getByText('Appliquée')).toBeVisible();
  await expect(main).toContainText(/Alimentation complète du \p{L}+ \d+ \p{L}+/u);
  await expect(main).toContainText(/[\d\s]+\sélèves/);
  const created = await main.locator('dl div', { hasText: 'Nouveaux' }).locator('dd').textContent();
  expect(Number(created?.replace(/\s/g, ''))).toBeGreaterThan(14_000);
  const rows = main.getByRole('table').getByRole('row');
  expect(await rows.count()).toBeGreaterThan(12);
  await expect(rows.filter({ hasText: 'Collège des Tilleuls' })).toBeVisible();
  await look(page, 'home of the administrator');
});

test('the central administrator opens the feeds', async ({ page }) => {
  await enter(page, 'admin.region');
  const places = page.getByRole('navigation', { name: isPhone(page) ? 'Principal' : 'Mes pages' });
  await places.getByRole('link', { name: 'Administration' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
  await look(page, 'administration');
  await page.locator('main').getByRole('link', { name: 'Alimentation' }).click();
  await expect(page).toHaveURL(at('/alimentation'));
  await expect(page.getByRole('heading', { level: 1, name: 'Alimentation' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Appliquée');
  await expect(places.getByRole('link', { name: 'Administration' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await look(page, 'feeds');
  await page.reload();
  await expect(page.locator('main')).toContainText('Appliquée');
});
