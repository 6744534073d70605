import type { PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';

/** Where one finds what protects one's account. */
export const factorPlace: PlaceOffer<Context> = {
  href: '/moi/securite',
  label: { fr: 'Protection de mon compte', en: 'Protection of my account' },
  about: {
    fr: 'Demander, en plus du mot de passe, votre téléphone ou votre empreinte.',
    en: 'Ask, besides the password, for your telephone or fingerprint.',
  },
  under: 'me',
  isFor: () => true,
};
