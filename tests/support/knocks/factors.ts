import { codeOfSecret, secretOnPage } from '../second-factor.ts';
import type { World } from '../world.ts';
import type { Knock } from './knock.ts';

/** A second factor of this person, whose sessions are then as sure as it makes them. */
const factorOf = (login: string) => async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(
    `with mine as (select id from identity.account where login = $1),
       surer as (update identity.session set strength = 'two-factor' where account_id in (select id from mine))
     insert into identity.factor (account_id, kind, name, added_at, sealed_secret)
     select id, 'totp', 'Téléphone', now(), '' from mine returning id`,
    [login],
  );
  return { id: rows[0]?.id ?? '', name: 'Téléphone de service' };
};

/** What the form of an application says, with a secret that was drawn for this person. */
const applicationOf = (login: string) => async (world: World) => {
  await world.pool.query(
    'delete from identity.factor where account_id = (select id from identity.account where login = $1)',
    [login],
  );
  const page = await world.app.inject({
    url: '/moi/securite',
    headers: { host: world.host, cookie: await world.cookieOf(login) },
  });
  const { secret, draft } = secretOnPage(page.body);
  return { kind: 'totp', name: 'Téléphone', draft, code: codeOfSecret(secret, new Date()) };
};

const notTheirs = { 'lea.martin': 404, 'claire.martin': 404, other: 404, elsewhere: 404 };
const otherHat = 'open: one protects one’s account, whatever the hat';

export const factors: readonly Knock[] = [
  { door: 'GET /moi/securite', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'POST /moi/securite/ajouter',
    rightful: 'nadia.roux',
    isForm: true,
    input: applicationOf('nadia.roux'),
    refused: { 'lea.martin': 400, 'claire.martin': 400, other: 400 },
    otherHat,
  },
  {
    door: 'POST /moi/securite/renommer',
    rightful: 'marc.petit',
    isForm: true,
    input: factorOf('marc.petit'),
    refused: notTheirs,
    otherHat,
  },
  {
    door: 'POST /moi/securite/retirer',
    rightful: 'marc.petit',
    isForm: true,
    input: factorOf('marc.petit'),
    refused: notTheirs,
    otherHat,
  },
  {
    door: 'POST /moi/securite/codes',
    rightful: 'marc.petit',
    isForm: true,
    input: factorOf('marc.petit'),
    refused: { 'lea.martin': 409, 'claire.martin': 409, other: 409 },
    otherHat,
  },
];
