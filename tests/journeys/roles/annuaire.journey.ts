import { at, enter, isPhone, open } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

const brand = 'touraine-eschool';

test('a pupil looks up her class and her teachers, and opens a card', async ({ page }) => {
  await enter(page, 'lea.martin', brand);
  const places = page.getByRole('navigation', { name: isPhone(page) ? 'Principal' : 'Mes pages' });
  await places.getByRole('link', { name: 'Annuaire' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Annuaire' })).toBeVisible();
  const teachers = page.getByRole('list', { name: 'Professeurs' });
  await expect(teachers.getByRole('link', { name: 'Dupuis Sophie' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Dans ma classe et mes groupes' })).toBeVisible();
  await expect(page.locator('main').getByRole('heading', { name: 'Établissements' })).toHaveCount(
    0,
  );
  await look(page, 'the directory of a pupil');
  await teachers.getByRole('link', { name: 'Dupuis Sophie' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sophie Dupuis' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Aucune coordonnée n’est ouverte à vous');
  await look(page, 'the card of a teacher for a pupil');
});

test('a mother finds the teachers of her children in both their schools, and no other parent', async ({
  page,
}) => {
  await enter(page, 'claire.martin', brand);
  await open(page, '/annuaire', brand);
  const main = page.locator('main');
  await expect(main.getByRole('heading', { level: 2, name: 'Collège des Tilleuls' })).toBeVisible();
  await expect(
    main.getByRole('heading', { level: 2, name: 'Lycée des Trois-Rivières' }),
  ).toBeVisible();
  await expect(main.getByRole('link', { name: 'Benali Karim' })).toBeVisible();
  await expect(main.getByText('Responsable d’élève')).toHaveCount(0);
  await look(page, 'the directory of a mother');
});

test('a mother decides what the class sees of her son, and takes it back', async ({ page }) => {
  await enter(page, 'claire.martin', brand);
  await open(page, '/moi/visibilite', brand);
  const hugo = page.getByRole('region', { name: 'Hugo' });
  await look(page, 'what others see of a family');
  // The phone and the wide screen share one family: each takes its own field.
  const field = isPhone(page) ? 'Date de naissance' : 'Adresse';
  const tick = hugo.getByRole('group', { name: field }).getByLabel('Professeurs');
  await tick.click();
  await expect(hugo.getByText('C’est enregistré.')).toBeVisible();
  await expect(tick).toBeChecked();
  await look(page, 'a field opened to teachers');
  await tick.click();
  await expect(tick).not.toBeChecked();
});

test('a teacher reads what others see of her, and orders her colleagues by matière and from A to Z', async ({
  page,
}) => {
  await enter(page, 'sophie.dupuis', brand);
  await open(page, '/moi/visibilite', brand);
  const main = page.locator('main');
  await expect(main.getByText('Vu par un parent')).toBeVisible();
  await expect(main.getByText('toujours visible')).toBeVisible();
  await look(page, 'what others see of a teacher');
  await open(page, '/annuaire', brand);
  await main.getByRole('link', { name: 'Par matière' }).click();
  await expect(main.getByRole('heading', { level: 3, name: 'Mathématiques' })).toBeVisible();
  await look(page, 'teachers by matière');
  await main.getByRole('link', { name: 'De A à Z' }).click();
  await expect(main.getByRole('heading', { level: 2, name: 'D', exact: true })).toBeVisible();
  await look(page, 'colleagues from A to Z');
});

test('a head finds a pupil by name and class, and reads the card with its family', async ({
  page,
}) => {
  await enter(page, 'karim.benali', brand);
  await open(page, '/recherche?text=martin+5eB', brand);
  const main = page.locator('main');
  await main.getByRole('link', { name: 'Léa Martin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Léa Martin' })).toBeVisible();
  await expect(main.getByRole('heading', { name: 'Équipe pédagogique' })).toBeVisible();
  await look(page, 'the card of a pupil for the head');
  await main.getByRole('link', { name: 'Les responsables de Léa Martin' }).click();
  await expect(main).toContainText('Claire Martin');
});

test('an administrator finds a school by its town, and reads its page', async ({ page }) => {
  await enter(page, 'admin.region');
  await open(page, '/annuaire');
  const main = page.locator('main');
  await main.getByLabel('Chercher un établissement').fill('tilleuls');
  await main.getByRole('button', { name: 'Chercher' }).nth(1).click();
  await expect(main.getByRole('list', { name: 'Établissements' }).getByRole('link')).toHaveCount(1);
  await look(page, 'schools found');
  await main.getByRole('link', { name: 'Collège des Tilleuls' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Collège des Tilleuls' })).toBeVisible();
  await expect(main.getByRole('heading', { name: 'Délégations' })).toBeVisible();
  await expect(main).toContainText('Dernier fichier du');
  await look(page, 'the page of a school');
});

test('a teacher of another school has no page of this one', async ({ page, watch }) => {
  await enter(page, 'karim.benali', brand);
  const href = await page
    .goto(at('/annuaire', brand))
    .then(() => page.locator('main a[href^="/structures/"]').first().getAttribute('href'));
  await page.context().clearCookies();
  watch.askFor(404, String(href));
  await enter(page, 'claire.martin', brand);
  const reply = await page.goto(at(String(href), brand));
  expect(reply?.status()).toBe(404);
});
