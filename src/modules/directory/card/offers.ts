import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context } from '../actor.ts';
import { readPerson as endpoint, readVisibility } from './contract.ts';
import { visibilities } from './queries/visibility.ts';
import { readPerson } from './routes.ts';

/** `/personnes/:id` and `/moi/visibilite`. */
export const cardPages: readonly PageOffer<Context>[] = [
  {
    path: '/personnes/:id',
    summary: 'A person whom I may know.',
    answers: async (ctx, given) => {
      const { success, data } = endpoint.input.safeParse(given);
      if (!success) return refuse('missing', 'directory.no-such-person-for-you');
      return [answered(endpoint, data, await readPerson(ctx, data.id))];
    },
  },
  {
    path: '/moi/visibilite',
    summary: 'What others see of me, and of the minors for whom I decide.',
    answers: async (ctx) => [answered(readVisibility, {}, { people: await visibilities(ctx) })],
  },
];

/** Where it is found. */
export const visibilityPlace: PlaceOffer<Context> = {
  href: '/moi/visibilite',
  label: { fr: 'Ce que les autres voient de moi', en: 'What others see of me' },
  about: {
    fr: 'Votre fiche vue par les autres, ce que vous ouvrez et à qui, la liste rouge.',
    en: 'Your card as others see it, what you open and to whom, being unlisted.',
  },
  under: 'me',
  isFor: () => true,
};

/** The words of what it notes, and of what it refuses. */
export const cardActs = {
  'directory.set-listing': { fr: 'Liste rouge : choix', en: 'Being unlisted: a choice' },
  'directory.open-field': {
    fr: 'Coordonnée ouverte ou fermée aux autres',
    en: 'Contact detail opened or closed to others',
  },
} as const;

export const cardRefusals = {
  'directory.no-such-person-for-you': {
    fr: 'Cette personne n’existe pas, ou vous n’avez pas à la connaître ici. Revenez à la recherche.',
    en: 'This person does not exist, or is not among those you may know here. Go back to the search.',
  },
  'directory.responsable-decides': {
    fr: 'Jusqu’à vos 18 ans, c’est un de vos responsables qui décide. Parlez-en ensemble.',
    en: 'Until you are 18, one of your responsables decides. Talk about it together.',
  },
} as const;
