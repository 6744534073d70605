/** The home page in French. */
export const fr = {
  today: 'Aujourd’hui',
  hello: (givenName: string) => `Bonjour ${givenName}`,
  who: (profile: string, structures: string) => `${profile}, ${structures}`,
  administersAll: 'Administration de la région',
  administration: 'Administration',
  administrationLead: 'Ce dont vous avez la charge.',
  administrationPages: 'Pages',
  unavailableTitle: 'Cette partie ne répond pas pour le moment',
  unavailable: 'Le reste de la page fonctionne. Rechargez-la dans un instant.',
  nothingTitle: 'Rien à montrer pour l’instant',
  nothing:
    'Votre établissement n’a pas encore transmis ce qui vous concerne. Cette page se remplira dès qu’il l’aura fait.',
};
