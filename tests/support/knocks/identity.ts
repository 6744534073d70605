import { telephonePhoto } from '../files.ts';
import {
  hatOf,
  idOfTilleuls,
  newAccountAct,
  newPupilToLock,
  newStay,
  nextWeek,
  noDesk,
  photographed,
} from './given.ts';
import type { Knock } from './knock.ts';

export const identity: readonly Knock[] = [
  { door: 'GET /api/identity/session', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'DELETE /api/identity/session', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'PUT /api/identity/session/hat',
    rightful: 'sophie.dupuis',
    input: hatOf('sophie.dupuis'),
    refused: { 'lea.martin': 403, 'claire.martin': 403, other: 403, elsewhere: 403 },
    otherHat: 'open: one may put on any hat of one’s own',
  },
  { door: 'GET /api/identity/photo', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'PUT /api/identity/photo',
    rightful: 'sophie.dupuis',
    isOwn: true,
    file: telephonePhoto,
  },
  { door: 'DELETE /api/identity/photo', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /api/identity/people/{id}/photo',
    rightful: 'claire.martin',
    input: photographed('lea.martin'),
    refused: { 'marc.petit': 404, other: 404, elsewhere: 404 },
    otherHat: 'open: sight of one’s child is of the person',
  },
  {
    door: 'POST /api/identity/session',
    rightful: null,
    input: async () => ({ login: 'lea.martin', password: 'preau-demo-2026' }),
  },
  { door: 'GET /api/identity/accounts-desk', rightful: 'karim.benali', refused: noDesk },
  { door: 'GET /api/identity/local-accounts', rightful: 'karim.benali', refused: noDesk },
  {
    door: 'POST /api/identity/local-accounts',
    rightful: 'karim.benali',
    input: async (world) => ({
      ...{ structureId: await idOfTilleuls(world), givenName: 'Iris', familyName: 'Invitée' },
      ...{ email: null, kind: 'guest', profile: 'ETA', reason: 'essai', until: nextWeek() },
    }),
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'PUT /api/identity/local-accounts/{id}',
    rightful: 'karim.benali',
    input: async (world) => ({ ...(await newStay(world)), until: nextWeek() }),
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'DELETE /api/identity/local-accounts/{id}',
    rightful: 'karim.benali',
    input: newStay,
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'GET /api/identity/accounts',
    rightful: 'karim.benali',
    input: async (world) => ({ structureId: await idOfTilleuls(world) }),
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'POST /api/identity/account-plans',
    rightful: 'karim.benali',
    input: newPupilToLock,
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'POST /api/identity/account-acts',
    rightful: 'karim.benali',
    input: newPupilToLock,
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'DELETE /api/identity/account-acts/{id}',
    rightful: 'karim.benali',
    input: newAccountAct,
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
];
