import { z } from 'zod';
import { setting } from '#kernel/module';
import { settingOf } from '#kernel/settings';
import type { Context } from '#modules/directory';

/** Whether classes other than those of an école may sign in together on a device of theirs. */
export const classSignIn = setting({
  name: 'identity.class-sign-in',
  label: { fr: 'Connexion de la classe', en: 'Sign-in of the class' },
  about: {
    fr: 'Un professeur peut ouvrir un appareil pour sa classe : chaque élève y entre avec ses quatre images. Toujours permis dans les écoles.',
    en: 'A teacher may open a device for their class: each pupil comes in there with four pictures. Always allowed in primary schools.',
  },
  scope: 'structure',
  shape: z.boolean(),
  initial: false,
});

/** Whether the classes of a structure of this kind may sign in together: always in an école, elsewhere where it chose so. */
export const signsInByClass = async (
  ctx: Context,
  structureId: string,
  kind: string | undefined,
): Promise<boolean> => kind === 'ecole' || settingOf(ctx, classSignIn, structureId);
