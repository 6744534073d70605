import { telephonePhoto } from '../support/files.ts';
import { enter, open } from './enter.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

test('a mother on her phone puts a photo, is told when it is none, and takes it away', async ({
  page,
  watch,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await enter(page, 'claire.martin');
  await open(page, '/moi');
  const choose = page.getByLabel(/Choisir une photo|Changer de photo/);
  await choose.setInputFiles({
    name: 'IMG_2041.jpg',
    mimeType: 'image/jpeg',
    buffer: await telephonePhoto(),
  });
  await expect(page.getByText('Votre photo est en place.')).toBeVisible();
  const shown = page.getByRole('img', { name: 'Votre photo' });
  await expect
    .poll(() => page.evaluate<number>("document.querySelector('img.photo-shown').naturalWidth"))
    .toBe(256);
  await look(page, 'own page with a photo, 360 px');
  watch.askFor(400, '/api/identity/photo');
  await choose.setInputFiles({
    name: 'cours.png',
    mimeType: 'image/png',
    buffer: Buffer.from('pas une image'),
  });
  await expect(page.getByText('Ce genre de fichier n’est pas accepté ici.')).toBeVisible();
  await expect(shown).toBeVisible();
  await look(page, 'own page with a refused photo, 360 px');
  await page.getByRole('button', { name: 'Retirer ma photo' }).click();
  await expect(page.getByText('Votre photo est retirée.')).toBeVisible();
  await expect(shown).toHaveCount(0);
});
