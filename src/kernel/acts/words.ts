import type { Catalogue } from '../words.ts';

/** The words of what the kernel itself notes, for doors whose house has none. */
export const kernelActs: Readonly<Record<`kernel.${string}`, Catalogue<string>>> = {
  'kernel.read': { fr: 'Consultation', en: 'Reading' },
  'kernel.change': { fr: 'Modification', en: 'Change' },
  'kernel.stop-noting': {
    fr: 'Mêmes refus, trop nombreux pour être tous notés',
    en: 'Same refusals, too many to note them all',
  },
};
