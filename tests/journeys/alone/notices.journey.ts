import type { APIRequestContext, Page } from '@playwright/test';
import { at, enter, open, personMenu } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

const bell = (page: Page) => page.locator('.bell');
const badge = (page: Page) => page.locator('.bell-count');

/** How many streams the server holds. */
async function streams(request: APIRequestContext): Promise<number> {
  const text = await (await request.get(at('/metrics'))).text();
  return Number(/^preau_streams_open (\d+)$/m.exec(text)?.[1]);
}

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

test('two windows share one stream, news ring in both at once, reading in one is seen in the other, signing out ends it', async ({
  page,
  context,
  browser,
  request,
  watch,
}) => {
  const before = await streams(request);
  await enter(page, 'nadia.roux');
  const windows = [page];
  for (let i = 0; i < 3; i += 1) windows.push(await context.newPage());
  for (const other of windows.slice(1)) await open(other, '/moi/notifications');
  await expect.poll(() => streams(request)).toBe(before + 1);
  // Notices that other journeys left count too.
  const unread = Number((await badge(page).allTextContents())[0] ?? 0);

  const elsewhere = await browser.newContext({ userAgent: firefox, locale: 'fr-FR' });
  watch.over(elsewhere);
  await enter(await elsewhere.newPage(), 'nadia.roux');
  for (const one of windows)
    await expect(badge(one)).toHaveText(String(unread + 1), { timeout: 10_000 });
  await elsewhere.close();

  const [first, second] = windows;
  if (!first || !second) throw new Error('two windows');
  const news = second.getByRole('listitem').filter({ hasText: 'Nouvelle connexion' }).first();
  await expect(news).toContainText('Firefox sous Windows');
  await look(second, 'notices, one not read');
  await expect(bell(first)).toHaveAccessibleName(/Notifications, \d+\snon lue/);
  await news.getByRole('button', { name: /Marquer comme lue/ }).click();
  if (unread === 0) await expect(badge(first)).toHaveCount(0);
  await look(second, 'notices, all read');

  await personMenu(first).click();
  await first.getByRole('button', { name: 'Se déconnecter' }).first().click();
  await expect(first.getByText('Vous êtes déconnecté')).toBeVisible();
  await expect.poll(() => streams(request), { timeout: 12_000 }).toBe(before);
});

test('a person gives an address with the code of a letter, and reads that letter in the demonstration', async ({
  page,
}) => {
  await enter(page, 'marc.petit');
  await open(page, '/moi/notifications');
  await page.getByRole('textbox', { name: 'Une autre adresse' }).fill('marc@courriel.example');
  await page.getByRole('button', { name: 'Envoyer le code' }).click();
  await expect(page.getByRole('textbox', { name: 'Code reçu' })).toBeVisible();
  await look(page, 'a code is awaited');
  const letters = await page.context().newPage();
  await expect
    .poll(async () => {
      await open(letters, '/moi/courrier');
      return letters.getByText(/^Votre code/).count();
    })
    .toBeGreaterThan(0);
  const subject = await letters
    .getByText(/^Votre code/)
    .first()
    .textContent();
  await letters
    .getByText(/^Votre code/)
    .first()
    .click();
  await look(letters, 'a letter of the demonstration, open');
  const code = /\d{6}/.exec(subject ?? '')?.[0] ?? '';
  await page.getByRole('textbox', { name: 'Code reçu' }).fill(code);
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await expect(page.getByText('Vous avez donné cette adresse.')).toBeVisible();
  await expect(page.getByText('marc@courriel.example')).toBeVisible();
});

test('where windows cannot share a worker, the one in sight listens for all', async ({
  page,
  context,
  request,
}) => {
  await context.addInitScript('delete globalThis.SharedWorker');
  const before = await streams(request);
  await enter(page, 'sophie.dupuis');
  const other = await context.newPage();
  await open(other, '/moi');
  await expect.poll(() => streams(request)).toBe(before + 1);
  await page.close();
  await other.reload();
  await expect.poll(() => streams(request)).toBe(before + 1);
  await other.close();
  await expect.poll(() => streams(request)).toBe(before);
});
