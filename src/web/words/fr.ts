import { counted, ofName } from '#kernel/words';

/** The frame around every page, in French. */
export const fr = {
  skip: 'Aller au contenu',
  home: 'accueil',
  places: 'Mes pages',
  mainPlaces: 'Principal',
  search: 'Recherche',
  searchWhat: 'Une personne, une classe',
  today: 'Aujourd’hui',
  myClasses: 'Mes classes',
  classes: 'Classes',
  annuaire: 'Annuaire',
  administration: 'Administration',
  me: 'Moi',
  account: 'Mon compte',
  bell: (unread: number) =>
    unread === 0
      ? 'Notifications'
      : `Notifications, ${counted('fr', unread, 'non lue', 'non lues')}`,
  bellRings: (title: string) => `Nouvelle notification : ${title}`,
  signOut: 'Se déconnecter',
  switchStructure: 'Changer d’établissement',
  myChildren: 'Mes enfants',
  current: 'Actuel',
  menuOf: (name: string) => `Menu ${ofName(name)}`,
  help: 'Aide',
  accessibility: 'Accessibilité',
  personal: 'Données personnelles',
  legal: 'Mentions légales',
  supportTitle: (name: string) => `Vous voyez l’espace de ${name}`,
  support: (time: string) =>
    `En lecture seule, jusqu’à ${time} : rien ne peut être changé. La personne a été prévenue.`,
  supportEnd: 'Terminer et redevenir moi',
  suspended: {
    'send-messages': 'L’envoi de messages est suspendu',
    'put-photo': 'Changer sa photo est suspendu',
  },
  suspendedWhy: (reason: string, until: string | null) =>
    `${until === null ? 'Jusqu’à nouvel ordre' : `Jusqu’à ${until}`}. Pourquoi : ${reason}.`,
  offlineTitle: 'Vous êtes hors connexion',
  offline: 'Ce qui est affiché reste lisible. La suite reviendra avec le réseau.',
  unreachableTitle: 'Le service ne répond pas',
  unreachable: 'Rien n’est perdu. Vérifiez votre connexion, puis essayez de nouveau.',
  again: 'Essayer de nouveau',
  loading: 'La page arrive…',
  notFoundTitle: 'Cette page n’existe pas',
  notFound: 'L’adresse est peut-être mal écrite, ou la page a été retirée.',
  notFoundNext: 'Vérifiez l’adresse, ou repartez de l’accueil.',
  faultTitle: 'Quelque chose n’a pas marché',
  fault: 'Ce qui était enregistré le reste. Essayez de nouveau dans un instant.',
  backHome: 'Revenir à l’accueil',
  reference: 'Référence à donner si vous demandez de l’aide :',
};
