import { type Browser, test as base, chromium, expect } from '@playwright/test';
import { openBrowser } from '../support/browser.ts';
import { Watch } from './watch.ts';

export { expect };

/**
 * A journey: a test on a page whose context is watched, and which fails when anything went wrong behind it.
 * Where no browser starts, it is skipped by name.
 */
export const test = base.extend<{ watch: Watch; needsBrowser: undefined }, { browser: Browser }>({
  browser: [
    async ({ launchOptions }, use) => {
      const opening = launchOptions.executablePath ? chromium.launch(launchOptions) : openBrowser();
      const opened = await opening.catch(() => undefined);
      await use(opened as Browser);
      await opened?.close();
    },
    { scope: 'worker' },
  ],
  needsBrowser: [
    async ({ browser }, use, { skip }) => {
      skip((browser as Browser | undefined) === undefined, 'no browser can be launched here');
      await use(undefined);
    },
    { auto: true },
  ],
  watch: [
    async ({ context, javaScriptEnabled }, use) => {
      const watch = new Watch(javaScriptEnabled);
      watch.over(context);
      await use(watch);
      expect(watch.faults, 'what went wrong behind the journey').toEqual([]);
    },
    { auto: true },
  ],
});
