import type { Catalogue } from '#kernel/words';

/** The words of our refusals. */
export const refusals = {
  'sso.no-such-release': {
    fr: 'Cette liste d’attributs n’existe pas. « service add --help » donne celles qui existent.',
    en: 'There is no such list of attributes. “service add --help” gives those that exist.',
  },
  'sso.name-taken': {
    fr: 'Une application porte déjà ce nom.',
    en: 'An application already has this name.',
  },
  'sso.address-taken': {
    fr: 'Cette adresse est celle d’une application déjà reliée, ou la contient, ou est dedans.',
    en: 'This address is that of a linked application, or contains it, or is inside it.',
  },
  'sso.no-such-structure': {
    fr: 'Ce code UAI n’est celui d’aucun établissement.',
    en: 'This UAI is no structure’s.',
  },
  'sso.no-such-service': {
    fr: 'Cette application n’est pas reliée. Revenez à la liste.',
    en: 'This application is not linked. Go back to the list.',
  },
  'sso.services-are-for-administrators': {
    fr: 'Cela se décide avec le droit d’administrer toute la plateforme.',
    en: 'This is decided by those who administer the whole platform.',
  },
  'sso.no-such-person': {
    fr: 'Aucun compte n’a cet identifiant parmi les personnes de vos établissements.',
    en: 'No account of your schools has this login.',
  },
  'sso.address-no-address': {
    fr: 'Une des adresses n’en est pas une, comme https://moodle.example.fr/ ; sans étoile ni motif.',
    en: 'One of the addresses is none, such as https://moodle.example.fr/; no star, no pattern.',
  },
  'sso.address-has-query': {
    fr: 'Une des adresses a une question (?) ou un fragment (#) : donnez celle sous laquelle tout est à l’application.',
    en: 'One of the addresses has a query (?) or a fragment (#): give the one under which all is the application’s.',
  },
  'sso.address-not-https': {
    fr: 'Une des adresses n’est pas en https : le billet serait lu en chemin.',
    en: 'One of the addresses is not https: the ticket would be read on its way.',
  },
  'sso.address-whole-web': {
    fr: 'Une des adresses n’a pas de nom de domaine entier.',
    en: 'One of the addresses has no whole domain name.',
  },
  'sso.not-your-structure': {
    fr: 'Cela se décide dans un établissement que vous administrez.',
    en: 'This is decided in a school that you administer.',
  },
  'sso.no-such-group': {
    fr: 'Cette classe n’est pas de cet établissement. Choisissez-la de nouveau.',
    en: 'This class is not of this school. Choose it again.',
  },
  'sso.no-such-restriction': {
    fr: 'Cela a déjà été retiré. Rechargez la page.',
    en: 'This has been taken back already. Reload the page.',
  },
  'sso.no-such-brand': {
    fr: 'Cette marque n’existe pas. Choisissez-la de nouveau.',
    en: 'There is no such brand. Choose it again.',
  },
  'sso.no-such-charter': {
    fr: 'Cette charte n’est plus celle en vigueur. Revenez en arrière pour lire la nouvelle.',
    en: 'This charter is no longer in force. Go back to read the new one.',
  },
} satisfies Record<string, Catalogue<string>>;

/** The words of what we note. */
export const acts = {
  'sso.accept-charter': { fr: 'Charte acceptée', en: 'Charter accepted' },
  'sso.leave-applications': {
    fr: 'Déconnexion des applications reliées',
    en: 'Sign-out of linked applications',
  },
  'sso.open-service': { fr: 'Application reliée', en: 'Application linked' },
  'sso.change-service': { fr: 'Application reliée modifiée', en: 'Linked application changed' },
  'sso.reopen-service': { fr: 'Application reliée de nouveau', en: 'Application linked again' },
  'sso.set-restriction': { fr: 'Jour d’ouverture décidé', en: 'Opening day decided' },
  'sso.drop-restriction': { fr: 'Jour d’ouverture retiré', en: 'Opening day taken back' },
  'sso.publish-charter': { fr: 'Charte publiée', en: 'Charter published' },
  'sso.close-service': { fr: 'Application déliée', en: 'Application unlinked' },
} satisfies Record<string, Catalogue<string>>;
