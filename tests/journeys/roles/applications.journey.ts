import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alive, at, enter, fillDoor, isPhone, open } from '../enter.ts';
import { expect, test } from '../journey.ts';
import { look } from '../look.ts';

/** An application of this machine, which says what it was asked. */
async function application() {
  const server = createServer((request, reply) => reply.end(`<h1>${request.url}</h1>`));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const service = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { service, close: () => server.close() };
}

test('an application is linked, tried for somebody, and asks for the charter once', async ({
  page,
}) => {
  test.slow();
  const { service, close } = await application();
  const door = (brand?: string) => at(`/cas/login?service=${encodeURIComponent(service)}`, brand);
  const opened = new RegExp(`^${service}\\?ticket=ST-`);
  const name = `Carnet ${test.info().project.name}`;
  await enter(page, 'admin.region');
  await open(page, '/administration/applications');
  await look(page, 'linked applications');
  const link = page.locator('#relier, section', { hasText: 'Relier une application' }).last();
  await link.getByLabel('Nom, comme les gens la connaissent').fill(name);
  await link.getByLabel('Adresses', { exact: true }).fill('https://*.example/');
  await expect(link.getByText('Ce n’est pas une adresse simple')).toBeVisible();
  await link.getByLabel('Adresses', { exact: true }).fill(service);
  await expect(link.getByText(`Tout ce qui est sous ${service} sera à elle.`)).toBeVisible();
  await link.getByLabel('Ce qu’elle apprend').selectOption('sdet');
  await link.getByRole('button', { name: 'Ajouter un public' }).click();
  await link.getByLabel('Profil').selectOption('ENS');
  await look(page, 'a new application');
  await link.getByRole('button', { name: 'Relier cette application' }).click();
  await expect(page.getByText(`${name} est reliée`)).toBeVisible();

  await page.getByLabel('Chercher par le nom').fill(name);
  await page.getByRole('link', { name }).click();
  await alive(page);
  await page.getByLabel('Identifiant de la personne').fill('lea.martin');
  await page.getByRole('button', { name: 'Regarder' }).click();
  await expect(page.getByText('Elle ne s’ouvre pas pour Léa Martin')).toBeVisible();
  await page.getByLabel('Identifiant de la personne').fill('sophie.dupuis');
  await page.getByRole('button', { name: 'Regarder' }).click();
  await expect(page.getByText('Elle s’ouvre pour Sophie Dupuis')).toBeVisible();
  await expect(page.getByText('National_ENS')).toBeVisible();
  await look(page, 'an application, tried for somebody');

  await open(page, '/administration/charte');
  await page.getByLabel('Portail').selectOption({ label: 'Touraine e-school' });
  await page
    .getByLabel('Texte')
    .fill('Chacun respecte les autres.\n\nOn ne prête pas son mot de passe.');
  await page.getByLabel('En vigueur à partir du').fill('2020-09-01');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await expect(page.getByText('La charte est publiée.')).toBeVisible();
  await look(page, 'charters');

  await page.context().clearCookies();
  await page.goto(door('touraine-eschool'));
  await expect(page.getByText('Touraine e-school').first()).toBeVisible();
  await look(page, 'the form of CAS, in a brand');
  await fillDoor(page, 'sophie.dupuis');
  await expect(page.getByRole('heading', { name: /La charte de/ })).toBeVisible();
  await look(page, 'the charter');
  await page.getByRole('button', { name: 'J’ai lu et j’accepte' }).click();
  await expect(page).toHaveURL(opened);
  await page.goto(door());
  await expect(page).toHaveURL(opened);

  await page.context().clearCookies();
  await enter(page, 'admin.region');
  await open(page, '/administration/applications');
  await page.getByRole('link', { name }).click();
  await alive(page);
  await page.getByRole('button', { name: /^Délier/ }).click();
  await page.getByRole('button', { name: 'Oui, délier' }).click();
  await expect(page.getByText('Déliée').first()).toBeVisible();
  close();
});

test('applications open class by class at the start of the year', async ({ page }) => {
  const label = isPhone(page) ? '5eA' : '5eC';
  const reason = `Rentrée des cinquièmes, ${label}`;
  await enter(page, 'admin.tilleuls');
  await open(page, '/administration/ouverture');
  await page.getByLabel('Classe ou niveau').selectOption({ label });
  await page.getByLabel('Ouvert à partir du').fill('2199-09-01');
  await page.getByLabel('Pourquoi').fill(reason);
  await page.getByRole('button', { name: 'Décider d’un jour' }).click();
  const row = page.getByRole('listitem').filter({ hasText: reason });
  await expect(row).toBeVisible();
  await look(page, 'opening days');
  await row.getByRole('button', { name: /^Retirer/ }).click();
  await row.getByRole('button', { name: 'Oui, retirer' }).click();
  await expect(row).toHaveCount(0);
});
