import type { Catalogue } from '#kernel/words';

/** The words of what the brake notes. */
export const brakeActs = {
  'identity.set-mode': { fr: 'Exigence à la connexion', en: 'Demand at sign-in' },
  'identity.end-mode': {
    fr: 'Fin d’une exigence à la connexion',
    en: 'End of a demand at sign-in',
  },
  'identity.suspend': { fr: 'Suspension d’un service', en: 'Suspension of a service' },
  'identity.lift-suspension': { fr: 'Levée d’une suspension', en: 'Lifting of a suspension' },
  'identity.declare-network': { fr: 'Réseau déclaré', en: 'Network declared' },
  'identity.forget-network': { fr: 'Réseau retiré', en: 'Network taken away' },
  'identity.end-sessions': { fr: 'Déconnexion forcée', en: 'Forced sign-out' },
  'identity.end-sessions-of': {
    fr: 'Déconnexion forcée d’un compte',
    en: 'Forced sign-out of an account',
  },
  'identity.start-support': {
    fr: 'Début d’une assistance, en lecture seule',
    en: 'Start of help, read only',
  },
  'identity.end-support': { fr: 'Fin d’une assistance', en: 'End of help' },
  'identity.ask-evidence': { fr: 'Demande de preuves', en: 'Asking for evidence' },
  'identity.approve-evidence': { fr: 'Accord pour des preuves', en: 'Agreement to evidence' },
  'identity.take-evidence': { fr: 'Retrait de preuves', en: 'Taking of evidence' },
} as const;

/** The words of its refusals. */
export const brakeRefusals = {
  'identity.educonnect-only': {
    fr: 'Élèves et parents entrent ici par ÉduConnect. Utilisez votre compte ÉduConnect, ou demandez de l’aide à votre établissement.',
    en: 'Pupils and parents come in here by ÉduConnect. Use your ÉduConnect account, or ask your school for help.',
  },
  'identity.new-password-needed': {
    fr: 'Pour protéger votre compte, il faut choisir un nouveau mot de passe : par « Mot de passe oublié », ou avec un code demandé à votre établissement.',
    en: 'To protect your account, a new password must be chosen: by “Forgotten password”, or with a code asked of your school.',
  },
  'identity.no-such-reach': {
    fr: 'Cet établissement ou cette marque n’existe pas, ou ce n’est pas à vous d’y agir.',
    en: 'This school or brand does not exist, or is not yours to act on.',
  },
  'identity.no-such-protection': {
    fr: 'Cette mesure n’existe plus, ou ce n’est pas à vous de la retirer.',
    en: 'This measure is no more, or is not yours to take away.',
  },
  'identity.mode-not-for-them': {
    fr: 'ÉduConnect est pour les élèves et leurs responsables, le second facteur pour les personnels. Choisissez un autre profil.',
    en: 'ÉduConnect is for pupils and their parents, the second factor for staff. Choose another profile.',
  },
  'identity.not-a-network': {
    fr: 'Écrivez l’adresse publique de l’établissement, par exemple 192.0.2.7 ou 192.0.2.0/24, sans dépasser mille adresses.',
    en: 'Write the public address of the school, for instance 192.0.2.7 or 192.0.2.0/24, a thousand addresses at most.',
  },
  'identity.too-many-networks': {
    fr: 'Il y a déjà vingt réseaux déclarés ici. Retirez-en un d’abord.',
    en: 'Twenty networks are declared here already. Take one away first.',
  },
  'identity.suspended': {
    fr: 'C’est suspendu pour le moment par votre établissement ou par l’académie. Le bandeau en haut de la page dit pourquoi.',
    en: 'This is suspended for now by your school or the académie. The banner at the top of the page says why.',
  },
  'identity.nobody-to-help': {
    fr: 'Personne n’a cet identifiant parmi ceux que vous pouvez aider. On ne regarde ni son propre espace, ni celui d’un administrateur de même rang.',
    en: 'Nobody among those whom you may help has this login. One looks neither at one’s own space, nor at that of an administrator of the same rank.',
  },
  'identity.support-reads-only': {
    fr: 'Vous regardez l’espace de quelqu’un d’autre : on ne peut que lire. Terminez l’assistance pour agir en votre nom.',
    en: 'You are looking at somebody else’s space: one can only read. End the help to act in your own name.',
  },
  'identity.evidence-days': {
    fr: 'Choisissez cent jours au plus, du premier au dernier, et pas après aujourd’hui.',
    en: 'Choose a hundred days at most, from the first to the last, and not after today.',
  },
  'identity.unknown-logins': {
    fr: 'Un identifiant au moins est inconnu, ou n’est pas de cet établissement. Vérifiez la liste.',
    en: 'At least one login is unknown, or not of this school. Check the list.',
  },
  'identity.no-such-evidence': {
    fr: 'Ce dossier n’existe pas, a déjà été retiré, ou n’est pas encore autorisé par un autre administrateur.',
    en: 'This file does not exist, was taken already, or is not yet agreed to by another administrator.',
  },
} as const satisfies Record<string, Catalogue<string>>;
