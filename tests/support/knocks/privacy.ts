import {
  anybody,
  anyTwo,
  newMerge,
  noJudge,
  notCentral,
  pairToMerge,
  pairToPart,
  wholePlatform,
} from './given.ts';
import type { Knock } from './knock.ts';

export const privacy: readonly Knock[] = [
  { door: 'GET /api/privacy/mine', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /api/privacy/people',
    rightful: 'admin.region',
    input: async () => ({ login: 'lea.martin' }),
    refused: notCentral,
    otherHat: wholePlatform,
  },
  { door: 'GET /api/privacy/merges', rightful: 'admin.region', refused: notCentral },
  ...['GET /api/privacy/duplicates', 'GET /administration/doublons'].map((door) => ({
    door,
    rightful: 'karim.benali',
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, other: 404 },
  })),
  {
    door: 'POST /api/privacy/duplicates/{id}/two',
    rightful: 'karim.benali',
    input: async (world) => ({ id: (await pairToPart(world)).id }),
    refused: noJudge,
    otherHat: 404,
  },
  {
    door: 'POST /api/privacy/duplicates/{id}/merge',
    rightful: 'admin.region',
    input: pairToMerge,
    refused: noJudge,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/privacy/merges',
    rightful: 'admin.region',
    input: async (world) => ({ ...(await anyTwo(world)), reason: 'essai' }),
    refused: notCentral,
    otherHat: wholePlatform,
  },
  {
    door: 'DELETE /api/privacy/merges/{id}',
    rightful: 'admin.region',
    input: newMerge,
    refused: notCentral,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/privacy/erasures',
    rightful: 'admin.region',
    input: anybody('login'),
    refused: notCentral,
    otherHat: wholePlatform,
  },
];
