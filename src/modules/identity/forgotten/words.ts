import type { Catalogue } from '#kernel/words';

const fr = {
  title: 'Mot de passe oublié',
  lead: 'Donnez votre identifiant. Si une adresse de courriel est connue pour ce compte, un lien y sera envoyé pour choisir un autre mot de passe.',
  go: 'Recevoir un lien',
  otherTitle: 'Pas de courriel, ou pas d’adresse\u202f?',
  other:
    'Élèves : demandez un nouveau code à votre professeur principal ou à la vie scolaire. Parents et personnels : demandez-le au secrétariat, ou à la personne qui s’occupe de l’ENT. Ils vérifient que c’est bien vous\u00a0; personne ne peut relire l’ancien mot de passe.',
  offLead:
    'Votre établissement peut vous donner un nouveau code, avec lequel vous choisirez un autre mot de passe.',
  haveCode: 'J’ai un code',
  sentTitle: 'Regardez vos courriels',
  sent: 'Si cet identifiant existe et qu’une adresse est connue pour lui, un message est en route. Son lien vaut une demi-heure, une seule fois.',
  nothing:
    'Rien dans dix minutes ? Regardez parmi les indésirables, puis demandez un nouveau code à votre établissement.',
  chooseTitle: 'Choisir un autre mot de passe',
  chooseLead: (login: string) =>
    `Pour l’identifiant ${login}. Les appareils où ce compte est ouvert seront déconnectés.`,
  choose: 'Choisir ce mot de passe',
  overTitle: 'Ce lien ne marche plus',
  over: 'Il a déjà servi, il a plus d’une demi-heure, ou vous en avez demandé un autre depuis. Demandez-en un nouveau : cela ne prend qu’un instant.',
  again: 'Demander un autre lien',
  doneTitle: 'C’est fait',
  done: 'Votre mot de passe est changé. Connectez-vous maintenant avec le nouveau.',
};

/** What the pages of a forgotten password say. */
export const forgottenWords: Catalogue<typeof fr> = {
  fr,
  en: {
    title: 'Forgotten password',
    lead: 'Give your login. If an e-mail address is known for this account, a link will be sent there to choose another password.',
    go: 'Receive a link',
    otherTitle: 'No e-mail, or no address?',
    other:
      'Pupils: ask your form teacher or the vie scolaire for a new code. Parents and staff: ask the office, or the person in charge of the ENT. They check that it is you; nobody can read the former password.',
    offLead: 'Your school can give you a new code, with which you choose another password.',
    haveCode: 'I have a code',
    sentTitle: 'Look at your e-mail',
    sent: 'If this login exists and an address is known for it, a message is on its way. Its link is good for half an hour, once.',
    nothing:
      'Nothing within ten minutes? Look among unwanted mail, then ask your school for a new code.',
    chooseTitle: 'Choose another password',
    chooseLead: (login) =>
      `For the login ${login}. The devices where this account is open will be signed out.`,
    choose: 'Choose this password',
    overTitle: 'This link works no more',
    over: 'It was used, it is more than half an hour old, or you asked for another since. Ask for a new one: it takes a moment only.',
    again: 'Ask for another link',
    doneTitle: 'Done',
    done: 'Your password is changed. Sign in now with the new one.',
  },
};

/** What is written to whoever forgot their password, or never had one. */
export const letterWords = (login: string) => ({
  forgotten: {
    fr: {
      title: 'Choisir un autre mot de passe',
      body: `Quelqu’un, sans doute vous, a demandé un autre mot de passe pour l’identifiant ${login}.\nLe bouton ci-dessous vaut une demi-heure, une seule fois.\nVous n’avez rien demandé\u202f? Ne faites rien : votre mot de passe reste le même.`,
      open: 'Choisir mon mot de passe',
    },
    en: {
      title: 'Choose another password',
      body: `Somebody, doubtless you, asked for another password for the login ${login}.\nThe button below is good for half an hour, once.\nYou did not ask for anything? Do nothing: your password stays the same.`,
      open: 'Choose my password',
    },
  },
  waiting: {
    fr: {
      title: 'Votre compte n’est pas encore activé',
      body: `Quelqu’un, sans doute vous, a demandé un mot de passe pour l’identifiant ${login}. Ce compte n’en a pas encore.\nPour en choisir un, il faut le code de la lettre que votre établissement vous a remise. Vous ne l’avez plus\u202f? Demandez-en un autre au secrétariat ou à la vie scolaire.`,
      open: 'Activer mon compte',
    },
    en: {
      title: 'Your account is not activated yet',
      body: `Somebody, doubtless you, asked for a password for the login ${login}. This account has none yet.\nTo choose one, you need the code of the letter that your school gave you. You no longer have it? Ask the office or the vie scolaire for another.`,
      open: 'Activate my account',
    },
  },
});
