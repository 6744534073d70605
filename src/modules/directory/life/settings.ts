import { z } from 'zod';
import { setting } from '#kernel/module';
import type { Catalogue } from '#kernel/words';

const days = { fr: 'jours', en: 'days' } as const;

const grace = (name: `directory.grace-${string}`, whose: Catalogue<string>) =>
  setting({
    name,
    label: {
      fr: `Délai avant fermeture du compte : ${whose.fr}`,
      en: `Time before the account is closed: ${whose.en}`,
    },
    about: {
      fr: 'Nombre de jours pendant lesquels une personne absente des alimentations peut encore se connecter.',
      en: 'Number of days for which a person who is missing from the feeds may still sign in.',
    },
    scope: 'platform',
    shape: z.int().min(0).max(90),
    initial: 15,
    unit: days,
  });

/** How long whoever is missing may still sign in, by what they were: of several, the longest counts. */
export const graces = {
  pupils: grace('directory.grace-pupils', { fr: 'élèves', en: 'pupils' }),
  responsables: grace('directory.grace-responsables', {
    fr: 'responsables d’élèves',
    en: 'parents and guardians',
  }),
  staff: grace('directory.grace-staff', { fr: 'personnels', en: 'staff' }),
};

/** Days from the end of the reason for an account to its erasure; the law says three months at most. */
export const eraseAfter = setting({
  name: 'directory.erase-after',
  label: { fr: 'Effacement des personnes parties', en: 'Erasing those who left' },
  about: {
    fr: 'Nombre de jours entre le départ d’une personne et l’effacement de tout ce qui est gardé d’elle. 90 au plus : arrêté du 30 novembre 2006.',
    en: 'Number of days between somebody’s leaving and the erasure of all that is kept of them. 90 at most: French order of 30 November 2006.',
  },
  scope: 'platform',
  shape: z.int().min(1).max(90),
  initial: 90,
  unit: days,
});

/** What administrators choose about the end of accounts. */
export const lifeSettings = [graces.pupils, graces.responsables, graces.staff, eraseAfter];
