import type { Page } from '@playwright/test';
import { at, enter, open } from './enter.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** The head lets the classes of this collège sign in together: for young pupils it is the way of every école. */
async function allowClasses(page: Page) {
  await enter(page, 'admin.tilleuls');
  const { places } = await (await page.request.get(at('/api/identity/accounts-desk'))).json();
  const reply = await page.request.put(at('/api/admin/settings/identity.class-sign-in'), {
    data: { structureId: places[0].id, value: 'true', reason: 'essai' },
    headers: { origin: new URL(at('/')).origin },
  });
  expect(reply.status(), await reply.text()).toBe(200);
  await page.goto(at('/deconnexion'));
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
}

test('a teacher opens a tablet for the class and prints cards; a child comes in with four pictures', async ({
  page,
  watch,
}) => {
  test.setTimeout(120_000);
  await allowClasses(page);
  await enter(page, 'sophie.dupuis');
  await expect(async () => {
    await page.goto(at('/classe/appareils'));
    await expect(page.getByRole('button', { name: 'Ouvrir cet appareil' }).first()).toBeVisible();
  }).toPass();
  await look(page, 'sign-in of a class, for its teacher');
  const part = page.locator('section').filter({ hasText: '5eB' }).first();
  await part.getByRole('button', { name: 'Imprimer leurs cartes' }).click();
  await expect(heading(page)).toHaveText('Cartes de la classe');
  await look(page, 'cards to print');
  const card = page.locator('.young-card').filter({ hasText: 'Léa Martin' });
  const pictures = (await card.locator('li').allInnerTexts()).map((text) => text.trim());
  expect(pictures).toHaveLength(4);
  await page.getByRole('link', { name: 'Revenir à la classe' }).click();
  await part.getByRole('button', { name: 'Ouvrir cet appareil' }).click();
  await expect(page.getByText('Appareils ouverts')).toBeVisible();
  await look(page, 'this device is of the class');
  await page.getByRole('button', { name: 'Me déconnecter et montrer la classe' }).click();

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(at('/connexion'));
  await expect(heading(page)).toHaveText('Qui es-tu ?');
  await look(page, 'the children of the class');
  const lea = () => page.getByRole('button', { name: /^Léa/ }).first();
  await lea().click();
  await look(page, 'the twelve pictures');
  watch.askFor(401, '/classe');
  for (let i = 0; i < 4; i += 1) await page.getByRole('button', { name: 'lune' }).click();
  await expect(page.getByRole('alert')).toContainText('Ce ne sont pas tes images');
  await look(page, 'the twelve pictures, after a wrong try');
  for (const name of pictures) {
    await page.getByRole('button', { name, exact: true }).click();
  }
  await expect(page).toHaveURL(at('/'));
  await open(page, '/moi');
  await expect(heading(page)).toHaveText('Léa Martin');

  await page.goto(at('/deconnexion'));
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.goto(at('/connexion'));
  await page.getByRole('link', { name: 'Je suis un adulte' }).click();
  await expect(heading(page)).toHaveText('Se connecter');
});
