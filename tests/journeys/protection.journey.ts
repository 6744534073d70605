import type { Page } from '@playwright/test';
import { codeOfSecret, secretOnPage } from '../support/second-factor.ts';
import { at, enter, fillDoor } from './enter.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

/** A browser with a fingerprint reader that always knows its owner. */
async function withPasskeys(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** The finger of somebody else. */
    recognise: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** A teacher of the head's school whom no other journey follows: what protects an account changes every sign-in. */
async function teacherApart(page: Page): Promise<string> {
  await enter(page, 'karim.benali');
  const ask = async (path: string) => (await page.request.get(at(path))).json();
  const { places } = await ask('/api/identity/accounts-desk');
  const { accounts } = await ask(`/api/identity/accounts?structureId=${places[0].id}&profile=ENS`);
  await signOut(page);
  return accounts[7].login;
}

async function signOut(page: Page) {
  await page.goto(at('/deconnexion'));
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
}

test('a passkey, an application and recovery codes: added, asked for, used, taken away', async ({
  page,
  watch,
}) => {
  test.setTimeout(120_000);
  const login = await teacherApart(page);
  const finger = await withPasskeys(page);
  await page.goto(at('/connexion?retour=/moi/securite'));
  await fillDoor(page, login);
  await expect(heading(page)).toHaveText('Protection de mon compte');
  await look(page, 'protection of an account, none yet');

  await page.getByRole('button', { name: 'Créer une clé d’accès' }).click();
  await expect(heading(page)).toHaveText('Vos codes de secours');
  const codes = await page.locator('.secret-list code').allTextContents();
  expect(codes).toHaveLength(10);
  await look(page, 'recovery codes');
  await page.getByRole('link', { name: 'Continuer' }).click();

  const { secret } = secretOnPage(await page.content());
  const first = codeOfSecret(secret, new Date());
  await page.getByLabel('Code affiché par l’application').fill(first);
  await page.getByRole('button', { name: 'Ajouter' }).click();
  await expect(heading(page)).toHaveText('C’est ajouté');
  await page.getByRole('link', { name: 'Continuer' }).click();
  await expect(page.getByText('Il en reste 10 codes.')).toBeVisible();
  await look(page, 'protection of an account, two of them');

  await signOut(page);
  await page.goto(at('/connexion'));
  await fillDoor(page, login);
  await expect(heading(page)).toHaveText('Encore une vérification');
  await look(page, 'second step of the door');
  await finger.recognise(false);
  await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click();
  await expect(page.getByText('La clé d’accès n’a pas répondu')).toBeVisible();
  await finger.recognise(true);
  await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click();
  await expect(page).toHaveURL(at('/'));

  await signOut(page);
  await page.goto(at('/connexion?retour=/moi/securite'));
  await fillDoor(page, login);
  watch.askFor(401, '/connexion/verification');
  await page.getByLabel('Code', { exact: true }).fill(first);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Ce code n’est pas le bon');
  await look(page, 'second step of the door, refused');
  await page.getByLabel('Code', { exact: true }).fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText('Il en reste 9 codes.')).toBeVisible();

  for (let left = 2; left > 0; left -= 1) {
    await page.locator('.factors summary').first().click();
    if (left === 2) await look(page, 'a protection, to rename or remove');
    await page
      .getByRole('button', { name: /^Retirer/ })
      .first()
      .click();
    await expect(page.locator('.factors li')).toHaveCount(left - 1);
  }
  await signOut(page);
  await page.goto(at('/connexion'));
  await fillDoor(page, login);
  await expect(page).toHaveURL(at('/'));
});
