import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { openBrowser } from '../support/browser.ts';
import { addressOf, serveGallery } from './serve.ts';

// Takes a picture of every page and state, and asks axe about each:
// node tests/gallery/look.ts <folder> [part of a name…] [--widths 360,1280] [--themes light,dark]
const flag = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return (at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise)).split(',');
};
const firstFlag = process.argv.findIndex((argument) => argument.startsWith('--'));
const [folder = 'test-results/gallery', ...parts] = process.argv.slice(
  2,
  firstFlag === -1 ? undefined : firstFlag,
);
await mkdir(folder, { recursive: true });

const gallery = await serveGallery();
const browser = await openBrowser();
let faults = 0;
let looked = 0;
const complain = (line: string) => {
  faults++;
  console.log(`  ✖ ${line}`);
};
for (const width of flag('widths', '360,1280').map(Number)) {
  for (const theme of flag('themes', 'light,dark') as ('light' | 'dark')[]) {
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 780 : 860 },
      colorScheme: theme,
      locale: 'fr-FR',
    });
    for (const name of gallery.names.filter(
      (one) => parts.length === 0 || parts.some((part) => one.includes(part)),
    )) {
      const page = await context.newPage();
      const at = `${name} ${width} ${theme}`;
      page.on('console', (message) => {
        if (message.type() === 'error' && !/404|ERR_/.test(message.text()))
          complain(`${at}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complain(`${at}: ${error.message}`));
      await page.goto(addressOf(gallery.origin, name));
      await page.evaluate('document.fonts.ready');
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (wide > 0) complain(`${at}: ${wide} px wider than the screen`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        complain(`${at}: ${id} ${nodes.map(({ target }) => target).join(' | ')}`);
      await page.screenshot({
        path: join(folder, `${name}-${width}-${theme}.png`),
        fullPage: process.argv.includes('--full'),
      });
      looked++;
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
gallery.close();
console.log(`${looked} pages looked at, ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;
