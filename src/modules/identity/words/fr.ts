import { counted } from '#kernel/words';
import { plainFr } from './plain-fr.ts';

/** The door in French. */
export const fr = {
  skip: 'Aller au contenu',
  home: 'accueil',
  about: 'À propos',
  help: 'Aide',
  accessibility: 'Accessibilité',
  personal: 'Données personnelles',
  legal: 'Mentions légales',
  signIn: 'Se connecter',
  localTitle: 'Avec un identifiant donné par l’établissement',
  login: 'Identifiant',
  loginHint: 'Il est sur le papier reçu, par exemple : prenom.nom',
  password: 'Mot de passe',
  forgotten: 'Mot de passe oublié',
  activate: 'Activer mon compte',
  refusedTitle: 'Identifiant ou mot de passe inconnu',
  refused:
    'Vérifiez les deux, puis essayez de nouveau. Les majuscules du mot de passe comptent ; regardez si la touche «\u00a0verrouillage des majuscules\u00a0» est allumée.',
  shutTitle: 'Ce compte est fermé',
  shut: 'Il est verrouillé, ou vous n’êtes plus dans les fichiers d’un établissement. Si c’est une erreur, adressez-vous à votre établissement.',
  educonnectTitle: 'Élèves et parents\u00a0: par ÉduConnect',
  educonnect:
    'Pour protéger les comptes, l’identifiant de l’établissement ne sert plus ici aux élèves et à leurs parents. Passez par votre compte ÉduConnect. Besoin d’aide\u202f? Demandez à l’établissement.',
  newPasswordTitle: 'Il faut un nouveau mot de passe',
  newPassword:
    'C’est demandé à tous, pour protéger les comptes. Passez par «\u00a0Mot de passe oublié\u00a0», ou demandez un code à votre établissement.',
  tooManyTitle: 'Trop d’essais',
  tooMany: (minutes: number) =>
    `Pour protéger votre compte, attendez ${counted('fr', minutes, 'minute', 'minutes')}, puis essayez de nouveau. Rien n’est bloqué pour de bon.`,
  expiredTitle: 'Votre session est terminée',
  expired: 'Vous étiez sans activité depuis longtemps. Connectez-vous de nouveau pour continuer.',
  signOut: 'Se déconnecter',
  signOutAsk: (name: string) =>
    `Vous êtes connecté sous le nom de ${name}. Se déconnecter vaut pour tous les portails à la fois.`,
  signedOutTitle: 'Vous êtes déconnecté',
  signedOutElsewhere:
    'Vous l’avez fait dans un autre onglet ou sur un autre portail : cela vaut partout à la fois. Connectez-vous de nouveau pour continuer.',
  signedOut: 'Sur un ordinateur partagé, fermez aussi le navigateur.',
  confirm: {
    title: 'Confirmer que c’est vous',
    why: (name: string) =>
      `${name}, ce que vous demandez est personnel. Redonnez votre mot de passe pour continuer.`,
    password: 'Votre mot de passe',
    go: 'Continuer',
    notMe: (name: string) => `Vous n’êtes pas ${name} ? Se déconnecter`,
    refusedTitle: 'Ce n’est pas votre mot de passe',
    refused:
      'Essayez de nouveau. Les majuscules comptent ; regardez si la touche «\u00a0verrouillage des majuscules\u00a0» est allumée.',
    demo: (password: string) => `Pour toutes les personnes de la démonstration : ${password}`,
  },
  activation: {
    title: 'Activer mon compte',
    lead: 'Avec le code que votre établissement vous a donné, choisissez votre mot de passe. Le code ne sert qu’une fois.',
    filled:
      'Votre lettre a rempli l’identifiant et le code. Il ne reste qu’à choisir votre mot de passe.',
    code: 'Code',
    codeHint: 'Trois groupes de quatre signes, par exemple : abcd-2345-efgh',
    go: 'Choisir ce mot de passe',
    noCode:
      'Pas de code ? Votre compte est créé par votre établissement : demandez-en un au secrétariat ou à la vie scolaire.',
    refusedTitle: 'Identifiant ou code inconnu',
    refused:
      'Vérifiez les deux. Si le code a déjà servi, ou s’il a plus de 30 jours, demandez-en un autre à votre établissement.',
  },
  demoRegion: 'Région de démonstration',
  demoTitle: 'Essayer la démonstration',
  demo: 'Région inventée. Choisissez une personne : vous entrez sans mot de passe.',
  backHome: 'Revenir à l’accueil',
  reference: 'Référence à donner si vous demandez de l’aide :',
  quoteIt: 'Écrire à',
  writeTo: 'Une question ? Écrivez à',
  problems: {
    403: {
      title: 'Cette page n’est pas pour vous',
      happened: 'Votre profil ne permet pas de l’ouvrir.',
      next: 'Si vous travaillez dans plusieurs établissements, choisissez l’autre en haut de la page, puis essayez de nouveau.',
    },
    404: {
      title: 'Cette page n’existe pas',
      happened: 'L’adresse est peut-être mal écrite, ou la page a été retirée.',
      next: 'Vérifiez l’adresse, ou repartez de l’accueil.',
    },
    429: {
      title: 'Trop de demandes à la fois',
      happened: 'Beaucoup de demandes sont arrivées de votre côté en peu de temps.',
      next: 'Rien n’est perdu. Attendez une minute, puis essayez de nouveau.',
    },
    500: {
      title: 'Quelque chose n’a pas marché',
      happened: 'La faute est de notre côté, et elle est notée.',
      next: 'Ce qui était enregistré le reste. Essayez de nouveau dans un instant.',
    },
    503: {
      title: 'Le service fait une pause',
      happened: 'Il est en cours de démarrage ou de mise à jour.',
      next: 'Rien n’est perdu. Essayez de nouveau dans une minute.',
    },
  },
  plain: plainFr,
};
