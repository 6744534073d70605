import type { World } from '../world.ts';
import { notTheirWork, tilleulsId, wholePlatform } from './given.ts';
import type { Knock } from './knock.ts';

/** An application, linked for this knock. */
const newService = async (world: World) => {
  const { rows } = await world.pool.query(
    `with s as (insert into sso.service (name, release) values ('Essai ' || gen_random_uuid(), 'minimal') returning id)
     insert into sso.service_address (service_id, origin, path)
     select id, 'https://' || left(id::text, 8) || right(id::text, 12) || '.example', '/' from s returning service_id, origin`,
  );
  return { id: String(rows[0].service_id), origin: String(rows[0].origin) };
};

let linked = 0;
const facts = () => ({
  ...{ name: `Application ${linked++}`, release: 'minimal', callbacks: [], audiences: [] },
  addresses: [`https://knock-${linked}.example/`],
  ...{ strength: 'password', signOut: 'back', signOutUrl: null, ticketSeconds: 10 },
  ...{ toldInCas2: true, looseSlash: false },
});

const theService = async (world: World) => ({ id: (await newService(world)).id });

/** A day on which applications open at Collège des Tilleuls, for this knock. */
const newRestriction = async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into sso.restriction (structure_id, profile, opens_on, reason)
     values ($1, 'DOC', '2020-09-01', 'essai')
     on conflict (structure_id, group_id, profile) do update set id = kernel.uuidv7() returning id`,
    [await tilleulsId(world)],
  );
  return { id: String(rows[0].id) };
};

/** A charter to accept, for this knock: a new version at each call. */
const newCharter = async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into sso.charter (brand_key, version, text, in_force_on)
     select b.brand_key, (select coalesce(max(version), 0) + 1 from sso.charter c where c.brand_key = b.brand_key), 'Essai', '2020-01-01'
     from brands.structure_brand b where b.structure_id = $1 returning id`,
    [await tilleulsId(world)],
  );
  return { id: String(rows[0].id) };
};

const nobodys = { 'lea.martin': 404, 'karim.benali': 404, 'sophie.dupuis': 404, other: 404 };

/** Doors of linked applications. */
export const sso: readonly Knock[] = [
  ...['GET /api/sso/services', 'GET /administration/applications'].map((door) => ({
    ...{ door, rightful: 'admin.tilleuls', refused: nobodys },
  })),
  ...['GET /api/sso/restrictions', 'GET /administration/ouverture'].map((door) => ({
    ...{ door, rightful: 'admin.tilleuls', refused: nobodys },
  })),
  ...['GET /api/sso/charters', 'GET /administration/charte'].map((door) => ({
    ...{ door, rightful: 'admin.region', refused: { ...nobodys, 'admin.tilleuls': 404 } },
  })),
  ...['GET /api/sso/services/{id}', 'GET /administration/applications/:id'].map((door) => ({
    door,
    rightful: 'admin.tilleuls',
    input: theService,
    refused: { ...nobodys, elsewhere: 404 },
    otherHat: 'open: one sees what is linked for the whole platform' as const,
  })),
  {
    door: 'GET /api/sso/address',
    rightful: 'admin.tilleuls',
    input: async () => ({ address: 'https://libre.example/' }),
    refused: { ...nobodys, elsewhere: 404 },
    otherHat: 'open: one sees what is linked for the whole platform',
  },
  {
    door: 'GET /api/sso/services/{id}/people/{login}',
    rightful: 'admin.tilleuls',
    input: async (world) => ({ ...(await theService(world)), login: 'lea.martin' }),
    refused: { ...nobodys, elsewhere: 404 },
    otherHat: 'open: one looks after the people of the school that one administers',
  },
  {
    door: 'POST /api/sso/services',
    rightful: 'admin.region',
    input: async () => facts(),
    refused: notTheirWork,
    otherHat: wholePlatform,
  },
  {
    door: 'PUT /api/sso/services/{id}',
    rightful: 'admin.region',
    input: async (world) => ({ ...(await theService(world)), ...facts() }),
    refused: notTheirWork,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/sso/services/{id}/close',
    rightful: 'admin.region',
    input: theService,
    refused: notTheirWork,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/sso/services/{id}/reopen',
    rightful: 'admin.region',
    input: async (world) => {
      const { id } = await theService(world);
      await world.pool.query('update sso.service set closed_at = now() where id = $1', [id]);
      return { id };
    },
    refused: notTheirWork,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/sso/restrictions',
    rightful: 'admin.tilleuls',
    input: async (world) => ({
      structureId: await tilleulsId(world),
      ...{ profile: 'ELV', opensOn: '2020-09-01', reason: 'essai' },
    }),
    refused: {
      ...{ 'lea.martin': 403, 'karim.benali': 403, 'sophie.dupuis': 403 },
      ...{ other: 403, elsewhere: 403 },
    },
    otherHat: 'open: one decides for the school that one administers',
  },
  {
    door: 'DELETE /api/sso/restrictions/{id}',
    rightful: 'admin.tilleuls',
    input: newRestriction,
    refused: { ...nobodys, elsewhere: 404 },
    otherHat: 'open: one decides for the school that one administers',
  },
  {
    door: 'POST /api/sso/charters',
    rightful: 'admin.region',
    input: async () => ({ brand: 'chercan', text: 'Essai', inForceOn: '2099-01-01' }),
    refused: notTheirWork,
    otherHat: wholePlatform,
  },
  { door: 'GET /charte', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'POST /charte',
    rightful: 'sophie.dupuis',
    isForm: true,
    input: newCharter,
    refused: { 'hugo.martin': 404, other: 404, 'admin.region': 404 },
    otherHat: 404,
  },
];
