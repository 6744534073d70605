import { answered, type PageOffer, type PlaceOffer, type Schedule } from '#kernel/module';
import type { Context } from '#modules/directory';
import { canLookAfter } from '../accounts/policy.ts';
import { learnNetworks } from './commands/networks.ts';
import { readSecurity as readSecurityDoor } from './contract.ts';
import { readSecurity } from './queries/security.ts';
import { dropOldAlerts, watchSignIns } from './watch.ts';

/** The page of whoever protects accounts. */
export const brakePages: readonly PageOffer<Context>[] = [
  {
    path: '/administration/securite',
    summary: 'What protects the accounts that I look after, and what to do when some are stolen.',
    answers: async (ctx) => [answered(readSecurityDoor, {}, await readSecurity(ctx))],
  },
];

/** Where it is found. */
export const brakePlaces: readonly PlaceOffer<Context>[] = [
  {
    href: '/administration/securite',
    label: { fr: 'Sécurité des comptes', en: 'Security of accounts' },
    about: {
      fr: 'Comptes volés : être alerté, tout déconnecter, suspendre un service, exiger plus à la connexion.',
      en: 'Stolen accounts: be warned, sign everybody out, suspend a service, ask more at sign-in.',
    },
    under: 'administration',
    isFor: ({ actor }) =>
      canLookAfter(actor, actor.hat?.structureId ?? null) ||
      actor.powers.some(({ verb }) => verb === 'administer'),
  },
];

/** What the clock asks of the brake. */
export const brakeSchedules: readonly Schedule[] = [
  {
    name: 'watch-sign-ins',
    every: 1,
    label: { fr: 'Surveiller les connexions', en: 'Watch sign-ins' },
    do: watchSignIns,
  },
  {
    name: 'learn-networks',
    every: '20 3 * * *',
    label: {
      fr: 'Apprendre les réseaux des établissements',
      en: 'Learn the networks of schools',
    },
    do: learnNetworks,
  },
  {
    name: 'drop-old-alerts',
    every: '50 3 * * *',
    label: { fr: 'Oublier les anciennes alertes', en: 'Forget old alerts' },
    do: dropOldAlerts,
  },
];
