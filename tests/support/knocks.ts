import { directory } from './knocks/directory.ts';
import { factors } from './knocks/factors.ts';
import { identity } from './knocks/identity.ts';
import type { Knock } from './knocks/knock.ts';
import { letters } from './knocks/letters.ts';
import { notifications } from './knocks/notifications.ts';
import { pages } from './knocks/pages.ts';
import { privacy } from './knocks/privacy.ts';
import { rest } from './knocks/rest.ts';
import { security } from './knocks/security.ts';
import { sso } from './knocks/sso.ts';
import { young } from './knocks/young.ts';

/** One knock for each door, by house; those of the pages apart. */
export const knocks: readonly Knock[] = [
  ...directory,
  ...identity,
  ...factors,
  ...young,
  ...letters,
  ...notifications,
  ...privacy,
  ...security,
  ...rest,
  ...sso,
  ...pages,
];
