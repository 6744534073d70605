import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.ts';

/**
 * Draws the picture of the README from a running demo: a mother's home page, as it is.
 * `node tests/support/take-picture.ts http://touraine-eschool.localhost:3000`
 */
const [origin = 'http://localhost:3000'] = process.argv.slice(2);
const picture = join(import.meta.dirname, '../../docs/images/accueil-parent.png');

const browser = await openBrowser();
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
  });
  await page.goto(`${origin}/connexion`);
  await page.locator('#login').fill('claire.martin');
  await page.locator('input[type=password]').fill('preau-demo-2026');
  await page.keyboard.press('Enter');
  await page.getByText('Hugo').first().waitFor();
  await page.waitForLoadState('networkidle');
  mkdirSync(join(picture, '..'), { recursive: true });
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
}
