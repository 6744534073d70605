import type { World } from '../world.ts';
import { idOfTilleuls, noDesk } from './given.ts';
import type { Knock } from './knock.ts';

const reason = 'essai de clé';
const reach = async (world: World, profile: string | null = null) => ({
  ...{ brandKey: null, structureId: await idOfTilleuls(world), profile },
});

/** Who protects no account; a head of another school. */
const nobody = { ...noDesk, elsewhere: 404 };
/** A head says nothing of how people come in, nor looks as they do. */
const notHead = { ...nobody, 'karim.benali': 404 };

const row = (statement: string) => async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(statement, [await idOfTilleuls(world)]);
  return { id: String(rows[0]?.id) };
};
const newMode = row(`insert into identity.mode (name, structure_id, profile, reason, since)
  values ('new-password', $1, 'TUE', 'essai', now()) returning id`);
const newSuspension =
  row(`insert into identity.suspension (capability, structure_id, profile, reason, starts_at)
  values ('send-messages', $1, 'TUE', 'essai', now()) returning id`);
let networks = 0;
const newNetwork = (world: World) =>
  row(`insert into identity.known_network (structure_id, network, source, since)
    values ($1, '198.51.100.${networks++}/32', 'declared', now()) returning id`)(world);

/** A request for evidence of the central administrator; agreed to, when it is to be taken. */
const newEvidence = (by: string, isAgreed: boolean) => async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(
    `insert into identity.evidence (structure_id, from_at, until_at, reason, asked_by, asked_at, ends_at, approved_at)
     values ($1, now() - interval '1 day', now(), 'essai', $2, now(), now() + interval '1 day',
       case when $3 then now() end) returning id`,
    [await idOfTilleuls(world), await world.personOf(by), isAgreed],
  );
  return { id: String(rows[0]?.id) };
};
/** Help that goes on in the newest session of a person. */
const helping = (login: string) => async (world: World) => {
  await world.pool.query(
    `insert into identity.support (session_id, account_id, reason, started_at, ends_at)
     select s.id, a.id, 'essai', now(), now() + interval '5 minutes' from identity.session s, identity.account a
     where a.login = 'lea.martin' and s.account_id = (select id from identity.account where login = $1)
     order by s.id desc limit 1 on conflict do nothing`,
    [login],
  );
  return {};
};
const day = () => new Date().toISOString().slice(0, 10);

/** The doors of whoever protects accounts. */
export const security: readonly Knock[] = [
  { door: 'GET /api/identity/security', rightful: 'karim.benali', refused: noDesk },
  { door: 'GET /administration/securite', rightful: 'karim.benali', refused: noDesk },
  {
    door: 'POST /api/identity/modes',
    rightful: 'admin.tilleuls',
    input: async (world) => ({ name: 'new-password', reach: await reach(world, 'TUE'), reason }),
    refused: notHead,
    otherHat: 'open: an administrator is one whatever the hat',
  },
  {
    door: 'DELETE /api/identity/modes/{id}',
    rightful: 'admin.tilleuls',
    input: newMode,
    refused: notHead,
    otherHat: 'open: an administrator is one whatever the hat',
  },
  {
    door: 'POST /api/identity/suspensions',
    rightful: 'karim.benali',
    input: async (world) => ({
      ...{ capability: 'send-messages', reach: await reach(world, 'TUE'), hours: 1, reason },
    }),
    refused: nobody,
    otherHat: 404,
  },
  {
    door: 'DELETE /api/identity/suspensions/{id}',
    rightful: 'karim.benali',
    input: newSuspension,
    refused: nobody,
    otherHat: 404,
  },
  {
    door: 'POST /api/identity/known-networks',
    rightful: 'karim.benali',
    input: async (world) => ({
      structureId: await idOfTilleuls(world),
      network: '203.0.113.0/28',
    }),
    refused: nobody,
    otherHat: 404,
  },
  {
    door: 'DELETE /api/identity/known-networks/{id}',
    rightful: 'karim.benali',
    input: newNetwork,
    refused: nobody,
    otherHat: 404,
  },
  {
    door: 'POST /api/identity/revocations',
    rightful: 'karim.benali',
    input: async (world) => ({ reach: await reach(world, 'TUE'), reason }),
    refused: nobody,
    otherHat: 404,
  },
  {
    door: 'POST /api/identity/support',
    rightful: 'admin.tilleuls',
    input: async () => ({ login: 'lea.martin', minutes: 5, reason }),
    refused: notHead,
    otherHat: 'open: an administrator is one whatever the hat',
  },
  {
    door: 'POST /assistance/fin',
    rightful: 'sophie.dupuis',
    isOwn: true,
    isForm: true,
    input: helping('sophie.dupuis'),
  },
  {
    door: 'POST /api/identity/evidence',
    rightful: 'admin.tilleuls',
    input: async (world) => ({
      ...{ structureId: await idOfTilleuls(world), logins: '', from: day(), until: day(), reason },
    }),
    refused: notHead,
    otherHat: 'open: an administrator is one whatever the hat',
  },
  {
    door: 'POST /api/identity/evidence/{id}/approval',
    rightful: 'admin.region',
    input: newEvidence('admin.tilleuls', false),
    refused: { ...notHead, 'admin.tilleuls': 404 },
    otherHat: 'open: an administrator is one whatever the hat',
  },
  {
    door: 'POST /administration/securite/preuves/:id',
    rightful: 'admin.tilleuls',
    isForm: true,
    input: newEvidence('admin.tilleuls', true),
    refused: { ...notHead, 'admin.region': 404 },
    otherHat: 'open: an administrator is one whatever the hat',
  },
];
