import type { Page } from '@playwright/test';
import { alive, at, enter, fillDoor } from './enter.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

const brand = 'touraine-eschool';

/** The session ends while the page stays open, as after two hours. */
const endSession = (page: Page) => page.context().clearCookies({ name: 'preau' });

/** Goes to an address without loading a page, as a link of the app does. */
const goWithin = (page: Page, path: string) =>
  page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);

test('when the session has ended one signs in again, and arrives where one was going', async ({
  page,
  watch,
}) => {
  await enter(page, 'sophie.dupuis', brand);
  const link = page.getByRole('link', { name: 'La classe 5eB' });
  const path = (await link.getAttribute('href')) ?? '';
  watch.askFor(401, '/api/identity/session');
  watch.askFor(401, `/api/directory${path.replace('/classes/', '/divisions/')}`);
  await endSession(page);
  await link.click();
  await expect(page).toHaveURL(/localhost:\d+\/connexion/);
  await expect(page.getByLabel('Identifiant', { exact: true })).toBeVisible();
  await look(page, 'door, the session has ended');
  await fillDoor(page, 'sophie.dupuis');
  await expect(page).toHaveURL(at(path, brand));
  await expect(page.getByRole('heading', { level: 1, name: '5eB' })).toBeVisible();
});

test('a page opened after the session ended is found again after signing in', async ({ page }) => {
  await enter(page, 'sophie.dupuis', brand);
  await endSession(page);
  await page.goto(at('/moi', brand));
  await fillDoor(page, 'sophie.dupuis');
  await expect(page).toHaveURL(at('/moi', brand));
});

test('a refusal met inside the app is said in words, with a reference and a way on', async ({
  page,
  watch,
}) => {
  watch.askFor(403, '/api/directory/feeds');
  await enter(page, 'karim.benali', brand);
  await goWithin(page, '/alimentation');
  await expect(page.getByText('Référence à donner')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/\d/);
  await look(page, 'refusal inside the app');
  await page.getByRole('link', { name: 'Revenir à l’accueil' }).click();
  await expect(page.getByText('Bonjour Karim')).toBeVisible();
});

test('a class that is not there is said to be missing, inside the app as on a fresh page', async ({
  page,
  watch,
}) => {
  const id = '01990000-0000-7000-8000-000000000000';
  watch.askFor(404, `/api/directory/divisions/${id}`);
  watch.askFor(404, `/classes/${id}`);
  await enter(page, 'sophie.dupuis', brand);
  await goWithin(page, `/classes/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas');
  await look(page, 'missing inside the app');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas');
  await look(page, 'missing on a fresh page');
});

test('when the server cannot be reached the page says so, and one more try fills it', async ({
  page,
  watch,
}) => {
  await enter(page, 'sophie.dupuis', brand);
  const calls = '**/api/directory/divisions/**';
  await page.route(calls, (route) => route.abort('connectionrefused'));
  await page.getByRole('link', { name: 'La classe 5eB' }).click();
  await expect(page.getByText('Le service ne répond pas')).toBeVisible({ timeout: 15_000 });
  await look(page, 'server out of reach');
  const refused = (words: string) => words.includes('ERR_CONNECTION_REFUSED');
  expect(watch.faults.length).toBeGreaterThan(0);
  expect(watch.faults.filter((words) => !refused(words))).toEqual([]);
  watch.faults.length = 0;
  await page.unroute(calls);
  await page.getByRole('button', { name: 'Essayer de nouveau' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '5eB' })).toBeVisible();
});

test('without network the page says so and stays readable', async ({ page }) => {
  await enter(page, 'lea.martin', brand);
  await alive(page);
  await page.context().setOffline(true);
  await expect(page.getByText('Vous êtes hors connexion')).toBeVisible();
  await expect(page.getByText('Mme Sophie Dupuis').first()).toBeVisible();
  await look(page, 'offline');
  await page.context().setOffline(false);
  await expect(page.getByText('Vous êtes hors connexion')).toBeHidden();
});
