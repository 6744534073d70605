import { at, enter, isPhone } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

const brand = 'touraine-eschool';

test('a teacher opens each of her classes and finds the pupils she was promised', async ({
  page,
}) => {
  await enter(page, 'sophie.dupuis', brand);
  const links = page.getByRole('link', { name: /^(La classe|Le groupe) / });
  const names = await links.allTextContents();
  expect(names.length).toBeGreaterThan(2);
  await look(page, 'home of a teacher');
  for (const name of names) {
    const link = page.getByRole('link', { name, exact: true });
    const part = page.getByRole('region').filter({ has: link });
    const title = name.replace(/^(La classe|Le groupe) /, '');
    const promised = Number(/(\d+)\sélèves/.exec((await part.textContent()) ?? '')?.[1]);
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
    await expect(page).toHaveTitle(`${title} · Touraine e-school`);
    const list = page.getByRole('list', { name: `Élèves de ${title}` });
    await expect(list.getByRole('listitem')).toHaveCount(promised);
    await look(page, `class ${title} of a teacher`);
    await page.goBack();
    await expect(page).toHaveURL(at('/', brand));
    await expect(links.first()).toBeVisible();
  }
});

test('a teacher keeps of a class only the names she is looking for', async ({ page }) => {
  await enter(page, 'sophie.dupuis', brand);
  await page.getByRole('link', { name: 'La classe 5eB' }).click();
  const field = page.getByLabel('Chercher un élève');
  const rows = page.getByRole('list', { name: 'Élèves de 5eB' }).getByRole('listitem');
  await expect(rows).toHaveCount(27);
  await field.fill('LEA MARTIN');
  await expect(rows).toHaveText([/Martin Léa/]);
  await expect(page.getByRole('status').getByText('1 sur 27')).toBeVisible();
  await look(page, 'class, one name found');
  await field.fill('zzz');
  await expect(page.getByText('Aucun élève ne porte ce nom')).toBeVisible();
  await look(page, 'class, no name found');
  await field.fill('');
  await expect(rows).toHaveCount(27);
});

test('a teacher unfolds the list of a class on a phone, and has it open on a wide screen', async ({
  page,
}) => {
  await enter(page, 'sophie.dupuis', brand);
  const pupil = page.getByRole('list', { name: 'Élèves de 5eB' }).getByText('Martin Léa');
  if (isPhone(page)) {
    const word = page.getByRole('button', { name: 'Voir les 27 élèves' });
    await expect(pupil).toBeHidden();
    await word.click();
    await expect(pupil).toBeVisible();
    await look(page, 'home of a teacher, a list unfolded');
    await page.getByRole('button', { name: 'Replier la liste' }).click();
    await expect(pupil).toBeHidden();
  } else await expect(pupil).toBeVisible();
});
