import type { Module } from '#kernel/module';
import type { Context, Visit } from '#modules/directory';
import { routes } from './routes.ts';

/** Marques: what it brings to the house. It knows nothing of anybody. */
export const brands: Module<Visit, Context> = {
  name: 'brands',
  label: { fr: 'Marques', en: 'Brands' },
  routes,
  keepsPeople: false,
  refusals: {
    'brands.unknown-host': {
      fr: 'Aucun portail n’est ouvert à cette adresse. Vérifiez-la, ou demandez-la à votre établissement.',
      en: 'No portal is open at this address. Check it, or ask your school for it.',
    },
    'brands.no-such-brand': {
      fr: 'Cette marque n’existe pas.',
      en: 'This brand does not exist.',
    },
  },
};
