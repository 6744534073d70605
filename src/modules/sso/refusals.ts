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
} satisfies Record<string, Catalogue<string>>;

/** The words of what we note. */
export const acts = {
  'sso.open-service': { fr: 'Application reliée', en: 'Application linked' },
  'sso.close-service': { fr: 'Application déliée', en: 'Application unlinked' },
} satisfies Record<string, Catalogue<string>>;
