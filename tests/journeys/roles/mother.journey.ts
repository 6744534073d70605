import { alive, at, enter, fillDoor, isPhone, open, personMenu } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

const brand = 'touraine-eschool';

test('a mother signs in through Touraine e-school and sees her two children in two schools', async ({
  page,
}) => {
  await page.goto(at('/', brand));
  expect(new URL(page.url()).hostname).toBe('localhost');
  await expect(page.getByText('Touraine e-school').first()).toBeVisible();
  await fillDoor(page, 'claire.martin');
  await expect(page).toHaveURL(at('/', brand));
  await alive(page);
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(part('Léa')).toContainText('Collège des Tilleuls');
  await expect(part('Léa')).toContainText('En 5eB');
  await expect(part('Léa')).toContainText('Mme Sophie Dupuis');
  await expect(part('Hugo')).toContainText('Lycée des Trois-Rivières');
  await expect(part('Hugo')).toContainText('En 2de 3');
  await look(page, 'home of a mother');
  const list = part('Léa').getByRole('list', { name: 'Professeurs de Léa' });
  if (isPhone(page)) {
    await expect(list).toBeHidden();
    await part('Léa')
      .getByRole('button', { name: /^Voir les \d+ professeurs$/ })
      .click();
    await look(page, 'home of a mother, the teachers unfolded');
  }
  await expect(list).toBeVisible();
  expect(await list.getByRole('listitem').count()).toBeGreaterThan(5);
});

test('a mother of children in two schools sees them all, and is asked to choose nothing', async ({
  page,
}) => {
  await enter(page, 'claire.martin', brand);
  await expect(page.locator('.structure-menu')).toHaveCount(0);
  await expect(page.locator('main')).toContainText(
    'Responsable d’élève, Collège des Tilleuls et Lycée des Trois-Rivières',
  );
  await open(page, '/moi', brand);
  const schools = page.getByRole('region', { name: 'Établissements' });
  await expect(schools).toContainText('Collège des Tilleuls et Lycée des Trois-Rivières');
  await expect(schools.getByRole('button')).toHaveCount(0);
});

test('a mother who signs out is signed out on every host', async ({ page, context }) => {
  await enter(page, 'claire.martin', brand);
  const other = await context.newPage();
  await other.goto(at('/', 'netocentre'));
  await expect(other).toHaveURL(at('/', 'netocentre'));
  await expect(other.getByRole('heading', { name: 'Léa', exact: true })).toBeVisible();

  if (isPhone(page)) await open(page, '/moi', brand);
  else await personMenu(page).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).first().click();
  await expect(page.getByText('Vous êtes déconnecté')).toBeVisible();
  await look(page, 'signed out');

  await other.reload();
  await expect(other).toHaveURL(/\/connexion/);
  await expect(other.getByRole('heading', { level: 1, name: 'Se connecter' })).toBeVisible();
  await look(other, 'session ended from elsewhere');
});
