import type { World } from '../world.ts';
import { divisionOf, idOfTilleuls, noDesk, tilleuls } from './given.ts';
import type { Knock } from './knock.ts';

/** 5eB of Collège des Tilleuls, in which one pupil more has not activated. */
const waitingClass = async (world: World) => {
  const { id: groupId } = await divisionOf('5eB', tilleuls)(world);
  await world.pool.query(
    `update identity.account set password_hash = null where id = (
       select a.id from identity.account a join directory.membership m on m.person_id = a.person_id
       where m.group_id = $1 and a.password_hash is not null and a.login !~ 'martin' order by a.login limit 1)`,
    [groupId],
  );
  return { structureId: await idOfTilleuls(world), groupId };
};

const mySession = async (world: World) => {
  await world.cookieOf('sophie.dupuis');
  const { rows } = await world.pool.query<{ id: string }>(
    `select s.id from identity.session s join identity.account a on a.id = s.account_id
     where a.login = 'sophie.dupuis' order by s.started_at desc limit 1`,
  );
  return { id: rows[0]?.id ?? '' };
};

/** Activation letters, one's own sessions and password. */
export const letters: readonly Knock[] = [
  {
    door: 'GET /api/identity/letter-groups',
    rightful: 'karim.benali',
    input: async (world) => ({ structureId: await idOfTilleuls(world) }),
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'GET /api/identity/letter-groups/{groupId}',
    rightful: 'karim.benali',
    input: waitingClass,
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  { door: 'GET /administration/comptes/activation', rightful: 'karim.benali', refused: noDesk },
  {
    door: 'POST /administration/comptes/lettres',
    rightful: 'karim.benali',
    isForm: true,
    input: async (world) => ({ ...(await waitingClass(world)), who: 'new', sheet: 'four' }),
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  { door: 'GET /moi/connexions', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /api/identity/my-sessions', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'DELETE /api/identity/my-sessions', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'DELETE /api/identity/my-sessions/{id}',
    rightful: 'sophie.dupuis',
    input: mySession,
    refused: { 'lea.martin': 404, other: 404, elsewhere: 404 },
    otherHat: 'open: one’s sessions are one’s own, whatever the hat',
  },
  { door: 'GET /moi/mot-de-passe', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'POST /moi/mot-de-passe',
    rightful: 'sophie.dupuis',
    isForm: true,
    isOwn: true,
    input: async () => ({ password: 'preau-demo-2026', again: 'preau-demo-2026' }),
  },
];
