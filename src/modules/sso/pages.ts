import { z } from 'zod';
import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import * as contract from './contract.ts';
import { canKeepServices, canSeeServices } from './policy.ts';
import { chartersSeen } from './queries/charters.ts';
import { restrictionsSeen } from './queries/restrictions.ts';
import { serviceSeen, servicesSeen } from './queries/services.ts';

const Id = z.object({ id: z.uuid() });

/** Administrators' pages about linked applications, with what each shows first. */
export const pages: readonly PageOffer<Context>[] = [
  {
    path: '/administration/applications',
    summary: 'The linked applications.',
    answers: async (ctx) => [answered(contract.listServices, {}, await servicesSeen(ctx))],
  },
  {
    path: '/administration/applications/:id',
    summary: 'One linked application, what it is told, and to whom it is open.',
    answers: async (ctx, given) => {
      const read = Id.safeParse(given);
      if (!read.success) return refuse('missing', 'sso.no-such-service');
      const { id } = read.data;
      return [answered(contract.readService, { id }, await serviceSeen(ctx, id))];
    },
  },
  {
    path: '/administration/ouverture',
    summary: 'From which day applications open, class by class.',
    answers: async (ctx) => [
      answered(contract.listRestrictions, {}, await restrictionsSeen(ctx, undefined)),
    ],
  },
  {
    path: '/administration/charte',
    summary: 'The charters of the brands.',
    answers: async (ctx) => [answered(contract.listCharters, {}, await chartersSeen(ctx))],
  },
];

/** Where they are found. */
export const places: readonly PlaceOffer<Context>[] = [
  {
    href: '/administration/applications',
    label: { fr: 'Applications reliées', en: 'Linked applications' },
    about: {
      fr: 'Ce que chacune apprend, à qui elle est ouverte, et pourquoi quelqu’un ne peut pas l’ouvrir.',
      en: 'What each learns, to whom it is open, and why somebody cannot open it.',
    },
    under: 'administration',
    isFor: ({ actor }) => canSeeServices(actor),
  },
  {
    href: '/administration/ouverture',
    label: { fr: 'Ouverture de rentrée', en: 'Opening at the start of the year' },
    about: {
      fr: 'À partir de quel jour les applications s’ouvrent, classe par classe.',
      en: 'From which day applications open, class by class.',
    },
    under: 'administration',
    isFor: ({ actor }) => canSeeServices(actor),
  },
  {
    href: '/administration/charte',
    label: { fr: 'Chartes', en: 'Charters' },
    about: {
      fr: 'La charte que chacun accepte avant d’ouvrir ses applications, version par version.',
      en: 'The charter that everybody accepts before opening applications, version by version.',
    },
    under: 'administration',
    isFor: ({ actor }) => canKeepServices(actor),
  },
];
