import type { Catalogue } from './words.ts';

/** What the kernel says when it refuses: what happened, what to do. */
export const kernelWords: Readonly<Record<string, Catalogue<string>>> = {
  'kernel.signed-out': {
    fr: 'Il faut vous connecter pour continuer.',
    en: 'You must sign in to go on.',
  },
  'kernel.no-token': {
    fr: 'Cette adresse est pour les programmes : il leur faut un jeton d’accès en cours de validité.',
    en: 'This address is for programs: they need an access token that is still valid.',
  },
  'kernel.out-of-scope': {
    fr: 'Le jeton d’accès de ce programme ne lui permet pas cette demande.',
    en: 'The access token of this program does not allow this request.',
  },
  'kernel.invalid': {
    fr: 'Ce qui a été envoyé n’est pas complet, ou pas dans la forme attendue.',
    en: 'What was sent is not complete, or not in the expected form.',
  },
  'kernel.too-many': {
    fr: 'Beaucoup de demandes sont arrivées de votre côté en peu de temps. Rien n’est perdu : attendez une minute, puis essayez de nouveau.',
    en: 'Many requests came from your side in a short time. Nothing is lost: wait a minute, then try again.',
  },
  'kernel.named-twice': {
    fr: 'Une même information a été envoyée deux fois.',
    en: 'The same thing was sent twice.',
  },
  'kernel.other-origin': {
    fr: 'Cette demande vient d’un autre site. Revenez sur la page d’accueil et recommencez.',
    en: 'This request comes from another site. Go back to the home page and start again.',
  },
  'kernel.no-such-page': {
    fr: 'Cette page n’existe pas, ou n’existe plus.',
    en: 'This page does not exist, or no longer does.',
  },
  'kernel.too-large': {
    fr: 'C’est trop gros pour être envoyé en une fois.',
    en: 'This is too large to be sent in one go.',
  },
  'kernel.unavailable': {
    fr: 'Le service redémarre. Rien n’est perdu : réessayez dans quelques secondes.',
    en: 'The service is restarting. Nothing is lost: try again in a few seconds.',
  },
  'kernel.fault': {
    fr: 'Quelque chose s’est mal passé de notre côté. Rien n’est perdu : réessayez, et si cela recommence, donnez la référence à votre établissement.',
    en: 'Something went wrong on our side. Nothing is lost: try again, and if it happens again, give the reference to your school.',
  },
};
