import type { Page } from '@playwright/test';
import { alive, at, enter, fillDoor, isPhone, open, password } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

test.describe.configure({ timeout: 120_000 });

const brand = 'touraine-eschool';
const fresh = 'quatre mots bien choisis';

interface Place {
  id: string;
  name: string;
}

/** Somebody of Collège des Tilleuls whom no other journey needs: another on a phone than on a wide screen. */
async function somebody(page: Page, profile: string, place: Place, from: number) {
  const asked = `/api/identity/accounts?structureId=${place.id}&profile=${profile}&state=active`;
  const { accounts } = await (await page.request.get(at(asked))).json();
  const free = accounts.filter(({ login }: { login: string }) => !login.includes('martin'));
  return free[from + (isPhone(page) ? 0 : 5)] as { id: string; login: string; division: string };
}

const placeOf = async (page: Page): Promise<Place> =>
  (await (await page.request.get(at('/api/identity/accounts-desk'))).json()).places[0];

/** The first of some parents who has an address: a letter comes. */
async function parentWithAddress(page: Page): Promise<string> {
  const place = await placeOf(page);
  for (let from = 2; from < 5; from += 1) {
    const { login } = await somebody(page, 'TUT', place, from);
    const asking = await page.request.post(at('/mot-de-passe'), {
      form: { login },
      headers: { origin: at('/').slice(0, -1) },
    });
    expect(asking.ok()).toBe(true);
    await page.context().clearCookies();
    await page.goto(at('/connexion'));
    await fillDoor(page, login, password);
    await alive(page);
    await page.waitForTimeout(1_500);
    await page.goto(at('/moi/courrier'));
    const text = (await page.locator('main').textContent()) ?? '';
    await page.context().clearCookies();
    if (text.includes('Choisir un autre mot de passe')) return login;
    await enter(page, 'karim.benali');
  }
  throw new Error('Nobody there has an address.');
}

/** Takes a pupil's password away by the desk's own doors, and gives the code. */
async function reset(page: Page, id: string): Promise<string> {
  const headers = { origin: at('/').slice(0, -1) };
  const wanted = { verb: 'reset', who: { by: 'choice', ids: [id] } };
  const plan = await page.request.post(at('/api/identity/account-plans'), {
    data: wanted,
    headers,
  });
  const act = { ...wanted, reason: 'essai', mark: (await plan.json()).mark };
  const done = await page.request.post(at('/api/identity/account-acts'), { data: act, headers });
  return (await done.json()).codes[0].code;
}

test('a head sees who has not activated, and prints their letters', async ({ page }) => {
  await enter(page, 'karim.benali');
  const { id, division } = await somebody(page, 'ELV', await placeOf(page), 0);
  await reset(page, id);
  await open(page, '/administration/comptes/activation');
  await look(page, 'activation letters');
  const row = page.locator('.letter-groups > li').filter({ hasText: division }).first();
  await row.getByRole('button', { name: 'Voir et imprimer' }).click();
  await expect(row.locator('.letter-people > li').first()).toBeVisible();
  await look(page, 'letters of a class');
  await row.getByLabel('Tous ceux qui n’ont pas activé').check();
  await row.getByLabel('Quatre par feuille').check();
  const printed = page
    .context()
    .waitForEvent('response', (reply) => reply.url().endsWith('/administration/comptes/lettres'));
  await row.getByRole('button', { name: 'Faire les lettres (PDF)' }).click();
  const reply = await printed;
  expect(reply.status()).toBe(200);
  expect(reply.headers()['content-type']).toBe('application/pdf');
});

test('a pupil follows the QR code of a letter, is told kindly what a password lacks, and comes in', async ({
  page,
  watch,
}) => {
  await enter(page, 'karim.benali');
  const { id, login } = await somebody(page, 'ELV', await placeOf(page), 1);
  const code = await reset(page, id);
  await page.context().clearCookies();
  await page.goto(at(`/activation?identifiant=${login}&code=${code}`, brand));
  await expect(page.getByLabel('Identifiant', { exact: true })).toHaveValue(login);
  await expect(page.getByLabel('Code', { exact: true })).toHaveValue(code);
  await look(page, 'activation filled in by a letter');
  await page.getByLabel('Nouveau mot de passe').fill('court');
  await expect(page.getByText('Encore 7\u00a0signes au moins.')).toBeVisible();
  await page.getByLabel('Nouveau mot de passe').fill('motdepasse123');
  await expect(page.getByText('Beaucoup de gens l’ont choisi aussi')).toBeVisible();
  watch.askFor(400, '/activation');
  await page.getByLabel('Le même, encore une fois').fill('motdepasse123');
  await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
  await expect(page.getByRole('alert')).toContainText('Beaucoup de gens');
  await look(page, 'activation with a password that will not do');
  await page.getByLabel('Nouveau mot de passe').fill(fresh);
  await expect(page.getByText('Ce mot de passe convient.')).toBeVisible();
  await page.getByLabel('Montrer ce que je tape').check();
  await page.getByLabel('Le même, encore une fois').fill(fresh);
  await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
  await expect(page).toHaveURL(at('/', brand));
});

test('a parent forgot the password: a link comes by mail, opens once, and the new one opens the door', async ({
  page,
  watch,
}) => {
  await enter(page, 'karim.benali');
  const login = await parentWithAddress(page);
  await page.context().clearCookies();
  await page.goto(at('/connexion'));
  await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
  await look(page, 'forgotten password');
  await page.getByLabel('Identifiant', { exact: true }).fill(login);
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  await expect(page.getByRole('heading', { name: 'Regardez vos courriels' })).toBeVisible();
  await look(page, 'a link is on its way');
  await page.goto(at('/connexion'));
  await fillDoor(page, login, password);
  await alive(page);
  let link = '';
  await expect
    .poll(async () => {
      await page.goto(at('/moi/courrier'));
      const text = (await page.locator('main').textContent()) ?? '';
      const links = text.match(/\/mot-de-passe\/nouveau\?cle=[\w-]{43}/g) ?? [];
      if (links.length > 1) link = links[0] ?? ''; // the newest first
      return link;
    })
    .not.toBe('');
  await page.context().clearCookies();
  await page.goto(at(link));
  await look(page, 'another password by a link');
  await page.getByLabel('Nouveau mot de passe').fill(fresh);
  await page.getByLabel('Le même, encore une fois').fill(fresh);
  await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
  await expect(page.getByRole('heading', { name: 'C’est fait' })).toBeVisible();
  await look(page, 'password chosen by a link');
  watch.askFor(404, '/mot-de-passe/nouveau');
  await page.goto(at(link));
  await expect(page.getByRole('heading', { name: 'Ce lien ne marche plus' })).toBeVisible();
  await page.goto(at('/connexion'));
  await fillDoor(page, login, fresh);
  await alive(page);
  await expect(page).toHaveURL(at('/'));
});

test('one sees where one is signed in, signs the others out, and changes one’s password', async ({
  page,
  browser,
}) => {
  await enter(page, 'karim.benali');
  const { login } = await somebody(page, 'TUT', await placeOf(page), 1);
  await page.context().clearCookies();
  const other = await browser.newContext({ locale: 'fr-FR' });
  const elsewhere = await other.newPage();
  for (const one of [page, elsewhere]) {
    await one.goto(at('/connexion'));
    await fillDoor(one, login);
    await alive(one);
  }
  await open(page, '/moi/connexions');
  await expect(page.locator('.held').first().locator('> li')).toHaveCount(2);
  await look(page, 'own sessions');
  await page.getByRole('button', { name: 'Déconnecter tous les autres appareils' }).click();
  await page.getByRole('button', { name: 'Oui, déconnecter' }).click();
  await expect(page.getByText('1 appareil est déconnecté.')).toBeVisible();
  await elsewhere.goto(at('/moi'));
  await expect(elsewhere).toHaveURL(/connexion/);
  await other.close();
  await page.getByRole('link', { name: 'Changer mon mot de passe' }).click();
  await look(page, 'own new password');
  await page.getByLabel('Nouveau mot de passe').fill(fresh);
  await page.getByLabel('Le même, encore une fois').fill(fresh);
  await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
  await expect(page.getByRole('heading', { name: 'Votre mot de passe est changé' })).toBeVisible();
  await page.getByRole('link', { name: 'Revenir à mon compte' }).click();
  await alive(page);
});
