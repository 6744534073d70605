import { counted } from '#kernel/words';

/** The words of notifications, in French. */
export const fr = {
  notifications: 'Notifications',
  lead: (unread: number) =>
    unread === 0
      ? 'Vous avez tout lu.'
      : `${counted('fr', unread, 'nouvelle vous attend', 'nouvelles vous attendent')}.`,
  readAll: 'Tout marquer comme lu',
  unread: 'Non lues',
  read: 'Déjà lues',
  count: (n: number) => counted('fr', n, 'notification', 'notifications'),
  isUnread: 'Non lue',
  markRead: 'Marquer comme lue',
  ofNotice: (title: string) => ` : ${title}`,
  none: 'Rien de nouveau',
  noneYet: 'Ce qui vous concerne arrivera ici, et à la cloche en haut de la page.',
  choices: 'Être prévenu',
  choicesNote: 'De quoi, et où',
  where: {
    everywhere: 'Dans le portail et par courriel',
    portal: 'Dans le portail seulement',
    mail: 'Par courriel seulement',
    nowhere: 'Ne pas me prévenir',
  },
  always: 'Toujours envoyée : elle protège votre compte.',
  saved: 'C’est enregistré.',
  language: 'Langue de vos courriels',
  address: 'Vos courriels',
  demoNote: 'Démonstration : rien ne part',
  noMail: 'Aucun courriel n’est envoyé d’ici. Tout arrive dans le portail.',
  noAddress: 'Aucune adresse : vos notifications restent dans le portail.',
  from: {
    person: 'Vous avez donné cette adresse.',
    directory: 'Votre établissement a donné cette adresse.',
  },
  giveAddress: 'Votre adresse de courriel',
  otherAddress: 'Une autre adresse',
  addressHint: 'Nous y enverrons un code, pour être sûrs que c’est la vôtre.',
  sendCode: 'Envoyer le code',
  code: 'Code reçu',
  codeHint: (address: string) =>
    `Six chiffres, envoyés à ${address}. Regardez aussi les indésirables.`,
  confirm: 'Confirmer',
  anotherCode: 'Changer d’adresse, ou recevoir un autre code',
  dropAddress: 'Retirer mon adresse',
  notDone: 'Ce n’est pas fait',
  unreachable: 'Le service ne répond pas. Vérifiez votre connexion, puis essayez de nouveau.',
  demoMail: 'Courrier de la démonstration',
  demoMailLead: 'Ce que vous auriez reçu par courriel. Ici, personne ne l’envoie.',
  letters: 'Courriels',
  noLetters: 'Aucun courriel pour le moment.',
  to: 'à',
  mail: 'Courrier',
  mailLead: 'Comment partent les courriels de la plateforme.',
  sending: 'Envoi',
  post: {
    sent: 'Les courriels partent',
    kept: 'Les courriels de la démonstration sont gardés ici',
    off: 'Aucun courriel n’est envoyé',
  },
  postNext: {
    sent: (from: string) =>
      `Ils viennent de ${from}. «\u00a0bin/preau doctor\u00a0» essaie le serveur.`,
    kept: () =>
      'Rien ne part : chacun lit les siens dans «\u00a0Moi\u00a0», et vous les voyez tous ici.',
    off: () =>
      'Les notifications restent dans le portail. Pour en envoyer, réglez PREAU_SMTP_URL et PREAU_MAIL_FROM, puis relancez Préau.',
  },
  stuck: 'Non partis',
  noneStuck: 'Tout ce qui devait partir est parti.',
  givenUp: 'Abandonné',
  waiting: 'Sera réessayé',
  tries: (n: number) => counted('fr', n, 'essai', 'essais'),
  serverSaid: 'Le serveur de courriel a répondu :',
};
