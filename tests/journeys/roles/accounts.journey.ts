import { enter, open } from '../enter.ts';
import { expect, test } from '../journey.ts';

test('a head gives a pupil a new code, sees it once, and takes it back', async ({ page }) => {
  await enter(page, 'karim.benali');
  await open(page, '/administration/comptes');
  await page.getByLabel('Nom ou identifiant').fill('lea.martin');
  await page.locator('.accounts-find button').click();
  await expect(page.locator('.account')).toHaveCount(1);
  await page.locator('.account input').check();
  await page.getByRole('button', { name: 'Voir ce qui va être fait' }).click();
  await expect(page.getByText('1 compte concerné')).toBeVisible();
  // The same head may be acting in another window meanwhile.
  const reason = `mot de passe perdu, ${page.viewportSize()?.width}`;
  await page.getByLabel('Pourquoi').fill(reason);
  await page.getByRole('button', { name: 'Donner les codes' }).click();
  await expect(page.locator('.accounts-code')).toHaveText(/^\w{4}-\w{4}-\w{4}$/);
  const act = page.getByRole('listitem').filter({ hasText: reason });
  await act.getByRole('button', { name: /^Annuler/ }).click();
  await act.getByRole('button', { name: 'Oui, annuler' }).click();
  await expect(page.getByText('C’est annulé pour 1 compte.')).toBeVisible();
});
