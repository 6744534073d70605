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
  await page.getByLabel('Pourquoi').fill('mot de passe perdu');
  await page.getByRole('button', { name: 'Donner les codes' }).click();
  await expect(page.locator('.accounts-code')).toHaveText(/^\w{4}-\w{4}-\w{4}$/);
  await page
    .getByRole('button', { name: /^Annuler/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Oui, annuler' }).click();
  await expect(page.getByText('C’est annulé pour 1 compte.')).toBeVisible();
});
