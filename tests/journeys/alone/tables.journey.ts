import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { alive, at, fillDoor, open } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

const main = join(import.meta.dirname, '../../../src/main.ts');

/** Takes the first tables of a school that no académie speaks of, as the guide says: its name, and its head. */
async function openSchool(uai: string, family: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'preau-tables-'));
  await writeFile(join(folder, 'structures.csv'), `uai;nom;type\n${uai};CFA ${family};cfa\n`);
  await writeFile(
    join(folder, 'personnels.csv'),
    `nom;prenom;fonction\n${family};Paule;direction\n`,
  );
  const env = { PREAU_DATA: join(test.info().project.outputDir, '../journeys-preau') };
  await promisify(execFile)(process.execPath, [main, 'feed', 'csv', folder, '--source', uai], {
    env,
  });
  await rm(folder, { recursive: true });
}

/** Gives files, as somebody chooses them. */
const give = (page: Page, files: Record<string, string>) =>
  page.getByLabel('Ajouter des fichiers').setInputFiles(
    Object.entries(files).map(([name, words]) => ({
      ...{ name, mimeType: 'text/csv', buffer: Buffer.from(words, 'latin1') },
    })),
  );

for (const { width, height, uai, family } of [
  { width: 360, height: 740, uai: '0990801A', family: 'Étroit' },
  { width: 1280, height: 800, uai: '0990802B', family: 'Large' },
]) {
  test(`the head of a school without AAF gives its tables: files, columns, plan, exactly that (${width} px)`, async ({
    page,
    watch,
  }) => {
    test.setTimeout(150_000);
    await page.setViewportSize({ width, height });
    await openSchool(uai, family);
    const login = `paule.${family === 'Étroit' ? 'etroit' : 'large'}`;
    watch.askFor(401, '/connexion');
    // The account is opened by the worker, some seconds after the feed.
    await expect
      .poll(
        async () => {
          await page.goto(at('/connexion'));
          await fillDoor(page, login);
          await page.waitForLoadState();
          return new URL(page.url()).pathname;
        },
        { timeout: 60_000, intervals: [1_000] },
      )
      .toBe('/');
    await alive(page);
    // The link among the places is there within a minute; the page is there at once.
    await open(page, '/administration/tableaux');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tableaux de l’établissement');
    await look(page, `tables, nothing given, ${width}`);

    await page.getByRole('button', { name: 'Choisir les fichiers' }).click();
    const pupils =
      'Nom;Prénom;Né le;Promo\nMOREL;Zoé;04/02/2008;CAP1\nDURAND;Léo;31/02/2008;CAP1\n';
    await give(page, {
      'apprentis.csv': pupils,
      'personnels.csv': `nom;prenom;fonction\n${family};Paule;direction\n`,
    });
    const promo = page.getByLabel('« Promo »');
    await expect(promo).toHaveValue('');
    await expect(page.getByText('colonne n’est pas reconnue')).toBeVisible();
    await look(page, `tables, columns, ${width}`);
    await promo.selectOption('classe');
    await page.getByRole('button', { name: 'Voir ce que cela ferait' }).click();

    const apply = page.getByRole('button', { name: 'Appliquer' });
    await expect(apply).toBeVisible({ timeout: 30_000 });
    const main = page.locator('main');
    await expect(main).toContainText('31/02/2008');
    await expect(main).toContainText('1 ligne serait laissée de côté');
    await look(page, `tables, the plan, ${width}`);
    await apply.click();
    await expect(main).toContainText('1 personne de plus, personne ne disparaît.');
    await page.getByRole('button', { name: 'Oui, appliquer exactement cela' }).click();
    await expect(main).toContainText('C’est pris', { timeout: 30_000 });
    await look(page, `tables, taken, ${width}`);
    await open(page, '/');
    await expect(page.locator('main')).toContainText('CAP1');
  });
}
