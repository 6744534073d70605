import type { KeepsPeople } from '#kernel/module';

/** What linked applications keep of people. */
export const retention: KeepsPeople['retention'] = [
  {
    what: {
      fr: 'identifiant opaque d’une personne pour une application',
      en: 'opaque identifier of a person for an application',
    },
    keptFor: { fr: 'autant que son compte', en: 'as long as their account' },
    because: {
      fr: 'retrouver son travail dans l’application sans qu’elle sache qui l’on est ailleurs',
      en: 'to find one’s work again in the application without its knowing who one is elsewhere',
    },
  },
  {
    what: {
      fr: 'applications ouvertes pendant une session',
      en: 'applications opened during a session',
    },
    keptFor: { fr: 'un jour après la fin de la session', en: 'a day after the session ends' },
    because: {
      fr: 'les fermer avec elle',
      en: 'to close them with it',
    },
  },
  {
    what: {
      fr: 'versions de la charte acceptées, et quand',
      en: 'versions of the charter accepted, and when',
    },
    keptFor: { fr: 'autant que son compte', en: 'as long as their account' },
    because: { fr: 'ne la demander qu’une fois', en: 'to ask for it once' },
  },
];
