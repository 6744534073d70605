import { counted } from '#kernel/words';

/** The home page in French. */
export const fr = {
  today: 'Aujourd’hui',
  hello: (givenName: string) => `Bonjour ${givenName}`,
  who: (profile: string, structures: string) => `${profile}, ${structures}`,
  holidayIn: (name: string, days: number) =>
    days === 1 ? `${name} : c’est demain` : `${name} dans ${counted('fr', days, 'jour', 'jours')}`,
  holidayNow: (name: string, back: string | null) =>
    back === null ? `${name}. Profitez-en bien\u202f!` : `${name}, reprise ${back}`,
  noLessons: 'Jour férié, pas de cours aujourd’hui.',
  administersAll: 'Administration de la région',
  administration: 'Administration',
  administrationLead: 'Ce dont vous avez la charge.',
  administrationPages: 'Pages',
  search: 'Recherche',
  searchWhat: 'Un nom, une classe, une matière, une fonction',
  searchHint:
    'Deux lettres suffisent. Les accents ne comptent pas. Plusieurs mots précisent : «\u00a0dupuis maths\u00a0», «\u00a0martin 5eB\u00a0».',
  searchElse: 'Parcourir l’annuaire',
  searchGo: 'Chercher',
  searching: 'Recherche en cours…',
  found: (n: number, text: string) =>
    n === 0
      ? `Rien ne correspond à «\u00a0${text}\u00a0» parmi ce que vous pouvez voir.`
      : counted('fr', n, 'résultat', 'résultats'),
  firstOnes: (n: number) => `Les ${n} premiers : précisez pour en voir d’autres`,
  unavailableTitle: 'Cette partie ne répond pas pour le moment',
  unavailable: 'Le reste de la page fonctionne. Rechargez-la dans un instant.',
  nothingTitle: 'Rien à montrer pour l’instant',
  nothing:
    'Votre établissement n’a pas encore transmis ce qui vous concerne. Cette page se remplira dès qu’il l’aura fait.',
};
