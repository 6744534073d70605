import { codeOf, noticeOf, strangers } from './given.ts';
import type { Knock } from './knock.ts';

export const notifications: readonly Knock[] = [
  { door: 'GET /api/notifications/notices', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'PUT /api/notifications/notices/{id}/read',
    rightful: 'sophie.dupuis',
    input: noticeOf('sophie.dupuis'),
    otherHat: 'open: a notice is told to the person, whatever the hat',
    refused: strangers,
  },
  {
    door: 'PUT /api/notifications/read',
    rightful: 'sophie.dupuis',
    input: async () => ({ upTo: '1' }),
    otherHat: 'open: notices are the person’s, whatever the hat',
    isOwn: true,
  },
  { door: 'GET /api/notifications/stream', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /api/notifications/choices', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'PUT /api/notifications/choices/{name}',
    rightful: 'sophie.dupuis',
    input: async () => ({ name: 'directory.feed-taken', where: 'portal' }),
    otherHat: 'open: choices are the person’s, whatever the hat',
    isOwn: true,
  },
  {
    door: 'PUT /api/notifications/language',
    rightful: 'sophie.dupuis',
    input: async () => ({ language: 'en' }),
    otherHat: 'open: the language of mail is the person’s, whatever the hat',
    isOwn: true,
  },
  {
    door: 'PUT /api/notifications/address',
    rightful: 'sophie.dupuis',
    input: async ({ pool }) => {
      await pool.query('delete from notifications.address');
      return { address: 'ailleurs@courriel.example' };
    },
    otherHat: 'open: the address is the person’s, whatever the hat',
    isOwn: true,
  },
  {
    door: 'POST /api/notifications/address/code',
    rightful: 'sophie.dupuis',
    input: codeOf('sophie.dupuis'),
    otherHat: 'open: the address is the person’s, whatever the hat',
    refused: { 'lea.martin': 409, 'claire.martin': 409, other: 409, elsewhere: 409 },
  },
  { door: 'DELETE /api/notifications/address', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /api/notifications/post',
    rightful: 'admin.region',
    refused: { 'lea.martin': 403, 'karim.benali': 403, 'admin.tilleuls': 403, other: 403 },
  },
  { door: 'GET /api/notifications/letters', rightful: 'sophie.dupuis', isOwn: true },
];
