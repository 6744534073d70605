import { counted, nounFor } from '#kernel/words';

/** One's own page in French. */
export const fr = {
  me: 'Moi',
  meLead: 'Votre compte, vos établissements et vos réglages de lecture.',
  account: 'Mon compte',
  login: 'Identifiant',
  profile: (n: number) => nounFor('fr', n, 'Profil', 'Profils'),
  administersAll: 'Administration de la région',
  administers: (name: string) => `Administration, ${name}`,
  accountWhence:
    'Ces informations viennent de votre établissement. Si l’une est fausse, dites-le au secrétariat.',
  structures: 'Établissements',
  structuresCount: (n: number) => counted('fr', n, 'établissement', 'établissements'),
  current: 'Actuel',
  goThere: 'Y aller',
  comfort: 'Lecture',
  comfortNote: 'Gardé sur cet appareil',
  needsScript: 'Ces réglages demandent JavaScript, qui est désactivé dans ce navigateur.',
  comfortIs: (list: string) => `Réglages de lecture : ${list}.`,
  choices: {
    text: {
      name: 'Taille du texte',
      values: { normal: 'Normale', large: 'Grande', larger: 'Très grande' },
    },
    spacing: { name: 'Espacement', values: { normal: 'Normal', wide: 'Aéré' } },
    theme: { name: 'Fond', values: { auto: 'Comme l’appareil', light: 'Clair', dark: 'Sombre' } },
    contrast: { name: 'Contrastes', values: { auto: 'Comme l’appareil', more: 'Renforcés' } },
    motion: { name: 'Mouvements', values: { auto: 'Comme l’appareil', less: 'Aucun' } },
    language: { name: 'Langue', values: { fr: 'Français', en: 'English' } },
  },
  mine: 'Mes pages',
  session: 'Ma session',
  sessionSince: (moment: string) => `Ouverte ${moment}.`,
  sessionEnds: (moment: string) =>
    `Elle se ferme au plus tard ${moment}, ou après deux heures sans activité.`,
  signOut: 'Se déconnecter',
};
