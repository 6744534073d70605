import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

/** The same for all the people of the demo. */
export const password = 'preau-demo-2026';

/** The address of a page on the host of a brand: `touraine-eschool`, `netocentre`; none is the identity origin. */
export function at(path: string, brand?: string): string {
  const url = new URL(path, test.info().project.use.baseURL);
  if (brand !== undefined) url.hostname = `${brand}.localhost`;
  return url.href;
}

/** Signs in as one of the people of the demo by clicking on them, and waits for the page to be alive. */
export async function enter(page: Page, login: string, brand?: string): Promise<void> {
  await page.goto(at('/', brand));
  await page.locator(`button[name="demo"][value="${login}"]`).click();
  await expect(page).toHaveURL(at('/', brand));
  await alive(page);
}

/** Types a login and a password into the form and sends it. */
export async function fillDoor(page: Page, login: string, secret = password): Promise<void> {
  await page.getByLabel('Identifiant', { exact: true }).fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** Opens a page and waits for it to be alive. */
export async function open(page: Page, path: string, brand?: string): Promise<void> {
  await page.goto(at(path, brand));
  await alive(page);
}

/** Waits until the script has taken over what the server drew, where the page has one: only then does it answer to clicks. */
export async function alive(page: Page): Promise<void> {
  const hasHydrated =
    "!document.getElementById('preau') || Object.keys(document.querySelector('h1') ?? {}).some((key) => key.startsWith('__react'))";
  // The policy of the page refuses `waitForFunction`, which compiles text; asking from outside is allowed.
  await expect
    .poll(() => page.evaluate<boolean>(hasHydrated).catch(() => false), { intervals: [20, 50] })
    .toBe(true);
}

/** The menu of the person, in the roof. */
export const personMenu = (page: Page) => page.locator('.person-menu > summary');

/** The menu of the structures, in the roof. */
export const structureMenu = (page: Page) => page.locator('.structure-menu > summary');

/** Whether this run is on a phone: lists are folded, the places are in the bar. */
export const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 600;
