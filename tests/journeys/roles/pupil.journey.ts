import { at, enter, isPhone, personMenu } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

test('a pupil sees her class and her teachers', async ({ page }) => {
  await enter(page, 'lea.martin', 'touraine-eschool');
  await expect(page.getByText('Bonjour Léa')).toBeVisible();
  await expect(page.locator('main')).toContainText('5eB');
  const teachers = page.getByRole('list', { name: 'Mes professeurs' });
  await expect(teachers.getByText('Mme Sophie Dupuis')).toBeVisible();
  await expect(teachers.getByText('Mathématiques')).toBeVisible();
  const said = await page.getByText(/^\d+\sprofesseurs$/).textContent();
  expect(await teachers.getByRole('listitem').count()).toBe(Number.parseInt(said ?? '', 10));
  await look(page, 'home of a pupil');
  await expect(page.getByRole('link', { name: /Classes|Alimentation/ })).toHaveCount(0);
});

test('a pupil goes to her own page and leaves', async ({ page }) => {
  await enter(page, 'lea.martin', 'touraine-eschool');
  if (isPhone(page)) {
    const places = page.getByRole('navigation', { name: 'Principal' });
    await places.getByRole('link', { name: 'Moi' }).click();
  } else {
    await personMenu(page).click();
    await look(page, 'person menu open');
    await page.getByRole('link', { name: 'Mon compte' }).click();
  }
  await expect(page).toHaveURL(at('/moi', 'touraine-eschool'));
  await expect(page.getByRole('heading', { level: 1, name: 'Léa Martin' })).toBeVisible();
  await expect(page.locator('main')).toContainText('lea.martin');
  await expect(page).toHaveTitle('Moi · Touraine e-school');
  await look(page, 'own page of a pupil');
  await page.locator('main').getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByText('Vous êtes déconnecté')).toBeVisible();
});
