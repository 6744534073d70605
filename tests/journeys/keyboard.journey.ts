import type { Page } from '@playwright/test';
import { alive, at, password } from './enter.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

/** Words of the element that has the focus, how it shows it, and whether something hides it. */
const focused = (page: Page) =>
  page.evaluate<{ words: string; isShown: boolean; isHidden: boolean }>(`(() => {
    const element = document.activeElement;
    const ringed = element.type === 'radio' ? element.closest('label') : element;
    const drawn = (one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    const { left, top, width, height } = element.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    return {
      words: (element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText ?? '').trim(),
      isShown: element !== document.body && (drawn(element) || drawn(ringed)),
      isHidden: above === null || !(element.contains(above) || above.contains(element)),
    };
  })()`);

/** Presses a key; where the focus then is must be seen. Gives its words. */
async function press(page: Page, key: string): Promise<string> {
  await page.keyboard.press(key);
  const { words, isShown, isHidden } = await focused(page);
  expect(isShown, `the focus on « ${words} » is drawn`).toBe(true);
  expect(isHidden, `« ${words} » is in sight`).toBe(false);
  return words;
}

/** Presses Tab until the focus is on these words. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1)
    if (words.test(await press(page, 'Tab'))) return;
  throw new Error(`80 times Tab, and never on ${words}`);
}

test('the keyboard alone: sign in, open menus, change structure, read a page, sign out', async ({
  page,
}) => {
  await page.goto(at('/', 'touraine-eschool'));
  expect(await press(page, 'Tab')).toBe('Aller au contenu');
  await tabTo(page, /^Identifiant/);
  await page.keyboard.type('benoit.berger');
  await tabTo(page, /^Mot de passe$/);
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(at('/', 'touraine-eschool'));
  await alive(page);

  await tabTo(page, /^Changer d’établissement/);
  const menu = page.locator('.structure-menu');
  const isAtCollege = ((await menu.locator('summary').textContent()) ?? '').includes('Collège');
  const other = isAtCollege ? 'Lycée des Trois-Rivières' : 'Collège des Tilleuls';
  await page.keyboard.press('Enter');
  await expect(menu).toHaveAttribute('open');
  expect(await press(page, 'Tab')).toMatch(/^Collège des Tilleuls/);
  expect(await press(page, 'Escape')).toMatch(/^Changer d’établissement/);
  await expect(menu).not.toHaveAttribute('open');
  await press(page, 'ArrowDown');
  await expect(menu).toHaveAttribute('open');
  if (isAtCollege) expect(await press(page, 'ArrowDown')).toMatch(/^Lycée des Trois-Rivières/);
  await look(page, 'keyboard, structure menu open');
  await page.keyboard.press('Enter');
  await expect(menu.locator('summary')).toContainText(other);
  await alive(page);

  await tabTo(page, /Benoît Berger/);
  await page.keyboard.press('Space');
  await expect(page.locator('.person-menu')).toHaveAttribute('open');
  expect(await press(page, 'ArrowDown')).toBe('Mon compte');
  await press(page, 'Escape');
  await expect(page.locator('.person-menu')).not.toHaveAttribute('open');
  expect(await press(page, 'ArrowDown')).toBe('Mon compte');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(at('/moi', 'touraine-eschool'));
  await expect(page.getByRole('heading', { level: 1, name: 'Benoît Berger' })).toBeVisible();
  await expect(page.locator('main')).toBeFocused();

  await tabTo(page, /^Se déconnecter$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Vous êtes déconnecté')).toBeVisible();
});

test('the keyboard alone walks through the whole of one’s own page, the focus always in sight', async ({
  page,
}) => {
  await page.goto(at('/connexion?retour=/moi'));
  await tabTo(page, /Sophie Dupuis/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(at('/moi'));
  await alive(page);
  const met: string[] = [];
  do met.push(await press(page, 'Tab'));
  while (met.length < 60 && met.at(-1) !== 'Mentions légales');
  expect(met).toContain('Normale');
  expect(met).toContain('Comme l’appareil');
  expect(met.at(-1)).toBe('Mentions légales');
});
