import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import type { Context } from '../actor.ts';
import { listCustodyRestrictions } from './contract.ts';
import { canSeeRestrictions } from './policy.ts';
import { listRestrictions } from './routes.ts';

/** `/administration/gardes`. */
export const custodyPage: PageOffer<Context> = {
  path: '/administration/gardes',
  summary: 'Custody restrictions: which responsable is told nothing of which pupil.',
  answers: async (ctx) => [answered(listCustodyRestrictions, {}, await listRestrictions(ctx))],
};

/** Where it is found. */
export const custodyPlace: PlaceOffer<Context> = {
  href: '/administration/gardes',
  label: { fr: 'Restrictions de garde', en: 'Custody restrictions' },
  about: {
    fr: 'Les responsables à qui une décision de justice ne permet plus d’avoir des nouvelles d’un enfant.',
    en: 'The responsables to whom a court no longer allows news of a child.',
  },
  under: 'administration',
  isFor: ({ actor }) =>
    canSeeRestrictions(actor, { structureIds: actor.hat === null ? [] : [actor.hat.structureId] }),
};

/** The words of what it notes, and of what it refuses. */
export const custodyActs = {
  'directory.restrict-custody': {
    fr: 'Ajout d’une restriction de garde',
    en: 'Addition of a custody restriction',
  },
  'directory.lift-restriction': {
    fr: 'Fin d’une restriction de garde',
    en: 'End of a custody restriction',
  },
} as const;

export const custodyRefusals = {
  'directory.no-such-pupil': {
    fr: 'Cet élève n’est pas, ou plus, dans votre établissement. Cherchez-le de nouveau par son nom.',
    en: 'This pupil is not in your school, or no longer. Search for them again by name.',
  },
  'directory.not-their-responsable': {
    fr: 'Cette personne n’est pas responsable de cet élève. Choisissez-la parmi ses responsables.',
    en: 'This person is not a responsable of this pupil. Choose one of theirs.',
  },
  'directory.own-family': {
    fr: 'Cet élève est de votre famille : demandez à l’administrateur de la plateforme de s’en charger.',
    en: 'This pupil is of your family: ask the administrator of the platform to see to it.',
  },
  'directory.restriction-is-over': {
    fr: 'Le dernier jour est déjà passé, ou vient avant le premier. Vérifiez les deux dates.',
    en: 'The last day is already past, or comes before the first. Check both dates.',
  },
  'directory.already-restricted': {
    fr: 'Une restriction est déjà notée pour ces jours-là. Mettez-y fin d’abord pour en changer les dates.',
    en: 'A restriction is already noted for those days. End it first to change its dates.',
  },
  'directory.no-such-restriction': {
    fr: 'Cette restriction n’existe pas, ou elle a déjà pris fin.',
    en: 'This restriction does not exist, or has already ended.',
  },
} as const;
