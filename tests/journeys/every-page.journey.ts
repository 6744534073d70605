import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { at, enter } from './enter.ts';
import { expect, test } from './journey.ts';
import { look, tooWide } from './look.ts';
import type { Watch } from './watch.ts';

const views = [
  ['360 px, light', { viewport: { width: 360, height: 740 }, colorScheme: 'light' }],
  ['360 px, dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
  ['1280 px, light', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
  ['1280 px, dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
] as const;

const brands = ['netocentre', 'touraine-eschool', 'chercan', 'colleges41', 'mon-e-college'];

const texts = [
  '/mot-de-passe',
  '/activation',
  '/aide',
  '/accessibilite',
  '/donnees-personnelles',
  '/mentions-legales',
];

/** Whom to be, and what they may open; `first`: the first page that their home leads to. */
const people = [
  { login: 'claire.martin', paths: ['/', '/moi', '/deconnexion', '/nulle-part'] },
  { login: 'lea.martin', paths: ['/', '/moi'] },
  { login: 'sophie.dupuis', paths: ['/', 'first'] },
  { login: 'karim.benali', paths: ['/', 'first', '/alimentation'] },
  { login: 'nadia.roux', paths: ['/', 'first', '/moi'] },
  { login: 'marc.petit', paths: ['/', '/moi'] },
  { login: 'admin.tilleuls', paths: ['/', '/moi'] },
  { login: 'admin.region', paths: ['/', '/moi', '/alimentation'] },
];

const asked: Record<string, number> = { '/nulle-part': 404 };

const inView = async (
  browser: Browser,
  watch: Watch,
  view: BrowserContextOptions,
  act: (page: Page, context: BrowserContext) => Promise<void>,
) => {
  const context = await browser.newContext({ locale: 'fr-FR', ...view });
  watch.over(context);
  await act(await context.newPage(), context);
  await context.close();
};

/** Notes how far the page moved under the reader while it loaded. */
const measureShifts = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifts += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

for (const { login, paths } of people)
  test(`every page of ${login} holds in light and dark, at 360, 1280 and 320 px, and stays still`, async ({
    browser,
    watch,
    context,
    page,
  }) => {
    await enter(page, login);
    const first = await page
      .locator('main a[href^="/classes/"]')
      .first()
      .getAttribute('href', {
        timeout: paths.includes('first') ? 5_000 : 1,
      })
      .catch(() => null);
    const storageState = await context.storageState();
    for (const [view, options] of views)
      await inView(browser, watch, { ...options, storageState }, async (page) => {
        await page.addInitScript(measureShifts);
        for (const path of paths) {
          const address = path === 'first' ? (first ?? 'no class to open') : path;
          const status =
            asked[path] ?? (path === '/alimentation' && login !== 'admin.region' ? 403 : 200);
          if (status !== 200) watch.askFor(status, address);
          const reply = await page.goto(at(address), { waitUntil: 'networkidle' });
          expect(reply?.status(), address).toBe(status);
          await look(page, `${path} of ${login}, ${view}`);
          expect(await page.evaluate('window.shifts'), `${path} stays still, ${view}`).toBe(0);
          if (view !== '360 px, light') continue;
          await page.setViewportSize({ width: 320, height: 640 });
          expect(await tooWide(page), `${address} at 320 px`).toBeLessThanOrEqual(0);
          await page.setViewportSize(options.viewport);
        }
      });
  });

test('the pages that anyone may read hold in light and dark, at 360, 1280 and 320 px', async ({
  browser,
  watch,
}) => {
  watch.askFor(404, '/nulle-part');
  for (const [view, options] of views)
    await inView(browser, watch, options, async (page) => {
      for (const path of ['/connexion', ...texts, '/nulle-part']) {
        await page.goto(at(path));
        await look(page, `${path}, ${view}`);
        if (view !== '360 px, light') continue;
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await tooWide(page), `${path} at 320 px`).toBeLessThanOrEqual(0);
        await page.setViewportSize(options.viewport);
      }
    });
});

test('each brand dresses its door and a home in colours that can be read', async ({
  browser,
  watch,
}) => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const brand of brands)
      await inView(
        browser,
        watch,
        { colorScheme, viewport: { width: 1280, height: 800 } },
        async (page) => {
          await page.goto(at('/', brand));
          await look(page, `door of ${brand}, ${colorScheme}`);
          await enter(page, 'claire.martin', brand);
          await look(page, `home on ${brand}, ${colorScheme}`);
        },
      );
});
