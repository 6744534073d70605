import type { Module } from '#kernel/module';
import type { Context, Visit } from '#modules/directory';
import { routes } from './routes.ts';

/** Marques: what it brings to the house. It knows nothing of anybody. */
export const brands: Module<Visit, Context> = {
  name: 'brands',
  label: 'Marques',
  routes,
  exportPerson: async () => ({}),
  forgetPerson: async () => undefined,
  retention: [],
  refusals: {
    'brands.unknown-host':
      'Aucun portail n’est ouvert à cette adresse. Vérifiez-la, ou demandez-la à votre établissement.',
    'brands.no-such-brand': 'Cette marque n’existe pas.',
  },
};
