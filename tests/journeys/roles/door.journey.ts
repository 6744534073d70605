import { randomUUID } from 'node:crypto';
import { at, fillDoor, isPhone, structureMenu } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

test('a wrong password and an unknown login are answered in the same kind words', async ({
  page,
  watch,
}) => {
  watch.askFor(401, '/connexion');
  const answers: (string | null)[] = [];
  for (const login of ['lea.martin', `personne.${randomUUID().slice(0, 8)}`]) {
    await page.goto(at('/connexion'));
    await fillDoor(page, login, 'Pas celui-ci');
    await expect(page.getByText('Identifiant ou mot de passe inconnu')).toBeVisible();
    await expect(page.getByLabel('Identifiant', { exact: true })).toHaveValue(login);
    await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('');
    await look(page, `door, refused ${login.split('.')[0]}`);
    answers.push(await page.locator('.notice').textContent());
  }
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).toContain('Vérifiez les deux');
});

test('after too many tries the page says how long to wait', async ({ page, watch }) => {
  watch.askFor(401, '/connexion');
  watch.askFor(429, '/connexion');
  const login = `essais.${randomUUID().slice(0, 8)}`;
  await page.goto(at('/connexion'));
  for (let i = 0; i < 10; i += 1) {
    await fillDoor(page, login, `essai ${i}`);
    await expect(page.getByText('Identifiant ou mot de passe inconnu')).toBeVisible();
  }
  await fillDoor(page, login, 'encore un');
  await expect(page.getByText('Trop d’essais')).toBeVisible();
  await expect(page.locator('.notice')).toContainText(/attendez \d+\sminutes?/);
  await look(page, 'door, too many tries');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one signs in, reads one’s page, changes structure and signs out', async ({ page }) => {
    await page.goto(at('/', 'touraine-eschool'));
    await fillDoor(page, 'benoit.berger');
    await expect(page).toHaveURL(at('/', 'touraine-eschool'));
    await expect(page.getByText('Bonjour Benoît')).toBeVisible();
    // The choice of the last visit is remembered: one goes to the other of the two.
    const schools = ['Collège des Tilleuls', 'Lycée des Trois-Rivières'] as const;
    const here = (await structureMenu(page).textContent())?.includes(schools[1]) ? 1 : 0;
    await expect(structureMenu(page)).toContainText(schools[here]);
    const there = schools[1 - here] ?? '';
    await structureMenu(page).click();
    await page.getByRole('button', { name: new RegExp(`^${there}`) }).click();
    await expect(structureMenu(page)).toContainText(there);
    if (isPhone(page)) await page.goto(at('/moi', 'touraine-eschool'));
    else await page.locator('.person-menu > summary').click();
    await page.getByRole('button', { name: 'Se déconnecter' }).first().click();
    await expect(page.getByText('Vous êtes déconnecté')).toBeVisible();
  });
});
