import type { World } from '../world.ts';
import { deadLetter, notTheirWork } from './given.ts';
import type { Knock } from './knock.ts';

export const rest: readonly Knock[] = [
  { door: 'GET /api/portal/today', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /api/portal/search',
    rightful: 'sophie.dupuis',
    input: async () => ({ text: 'dupuis' }),
    isOwn: true,
  },
  { door: 'GET /api/audit/mine', rightful: 'sophie.dupuis', isOwn: true },
  ...['GET /api/audit/acts', 'GET /administration/traces'].map((door) => ({
    door,
    rightful: 'karim.benali',
    input: async ({ personOf }: World) => ({ person: await personOf('sophie.dupuis') }),
    otherHat: 404,
    refused: {
      ...{ 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404 },
      ...{ other: 404, elsewhere: 404 },
    },
  })),
  { door: 'GET /api/admin/dead-letters', rightful: 'admin.region', refused: notTheirWork },
  {
    door: 'POST /api/admin/dead-letters/{id}/retry',
    rightful: 'admin.region',
    input: async (world) => ({ id: await deadLetter(world) }),
    otherHat: 'open: who looks after the platform does so whatever the hat',
    refused: notTheirWork,
  },
  {
    door: 'POST /api/admin/dead-letters/{id}/drop',
    rightful: 'admin.region',
    input: async (world) => ({ id: await deadLetter(world), reason: 'envoyé à la main' }),
    otherHat: 'open: who looks after the platform does so whatever the hat',
    refused: notTheirWork,
  },
  ...['GET /api/admin/closed-years', 'GET /administration/annees'].map((door) => ({
    door,
    rightful: 'karim.benali',
    refused: { 'lea.martin': 403, 'claire.martin': 403, 'sophie.dupuis': 403, other: 403 },
  })),
  {
    door: 'GET /api/admin/settings',
    rightful: 'admin.tilleuls',
    refused: { 'lea.martin': 403, 'karim.benali': 403, 'sophie.dupuis': 403, other: 403 },
  },
  {
    door: 'PUT /api/admin/settings/{name}',
    rightful: 'admin.region',
    input: async () => ({ name: 'directory.removal-threshold', value: '5', reason: 'essai' }),
    otherHat: 'open: who looks after the platform does so whatever the hat',
    refused: notTheirWork,
  },
];
