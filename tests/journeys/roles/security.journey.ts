import type { Page } from '@playwright/test';
import { at, enter, open } from '../enter.ts';
import { expect, test } from '../journey.ts';

const fold = (page: Page, name: string) =>
  page.locator('details', { has: page.locator('summary', { hasText: name }) });

test('a head suspends what pupils’ stolen accounts could do; a pupil reads why, until it is lifted', async ({
  page,
  browser,
}) => {
  await enter(page, 'karim.benali');
  await open(page, '/administration/securite');
  await page.locator('summary', { hasText: 'Suspendre quelque chose' }).click();
  const form = fold(page, 'Suspendre quelque chose');
  await form.getByLabel('Que suspendre').selectOption('send-messages');
  await form.getByLabel('Qui').selectOption('ELV');
  await form.getByLabel('Pourquoi').fill('des comptes ont été volés');
  await form.getByRole('button', { name: 'Suspendre', exact: true }).click();
  await expect(page.getByText('C’est suspendu.')).toBeVisible();
  const title = 'Envoyer des messages : Élèves, Collège des Tilleuls';
  await expect(page.getByText(title).first()).toBeVisible();

  const other = await browser.newContext({ locale: 'fr-FR' });
  const pupil = await other.newPage();
  await pupil.waitForTimeout(3_500);
  await enter(pupil, 'lea.martin');
  await expect(pupil.getByText('L’envoi de messages est suspendu')).toBeVisible();
  await expect(pupil.getByText('des comptes ont été volés')).toBeVisible();
  const row = page.locator('.held > li', { hasText: title }).first();
  await row.getByRole('button', { name: /^Lever/ }).click();
  await row.getByRole('button', { name: 'Oui', exact: true }).click();
  await expect(page.getByText(title)).toHaveCount(0);
  await pupil.waitForTimeout(3_500);
  await pupil.reload();
  await expect(pupil.getByText('L’envoi de messages est suspendu')).toHaveCount(0);
  await other.close();
});

test('an administrator sees what a teacher sees, read only and under a banner, and is themselves again', async ({
  page,
}) => {
  await enter(page, 'admin.tilleuls');
  await open(page, '/administration/securite');
  await page.locator('summary', { hasText: 'Voir comme quelqu’un' }).click();
  const form = fold(page, 'Voir comme quelqu’un');
  await form.getByLabel('Son identifiant').fill('marc.petit');
  await form.getByLabel('Pourquoi').fill('ne voit pas sa classe');
  await form.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByText('Vous voyez l’espace de Marc Petit')).toBeVisible();
  await open(page, '/moi');
  await expect(page.getByText('Vous voyez l’espace de Marc Petit')).toBeVisible();
  await page.getByRole('button', { name: 'Terminer et redevenir moi' }).click();
  await expect(page).toHaveURL(at('/administration/securite'));
  await expect(page.getByText('Vous voyez l’espace')).toHaveCount(0);
});
