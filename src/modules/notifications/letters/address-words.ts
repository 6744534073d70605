import type { Catalogue } from '#kernel/words';
import type { Said } from '../tables.ts';

/** The letter that proves an address. */
export const codeWords: Catalogue<(code: string) => Said> = {
  fr: (code) => ({
    title: `Votre code : ${code}`,
    body: 'Tapez ce code dans la page « Notifications » pour recevoir vos messages à cette adresse. Il vaut une demi-heure.\nVous n’avez rien demandé ? Ne faites rien : sans ce code, rien ne change.',
  }),
  en: (code) => ({
    title: `Your code: ${code}`,
    body: 'Type this code in the “Notifications” page to receive your messages at this address. It is good for half an hour.\nYou did not ask for anything? Do nothing: without this code nothing changes.',
  }),
};

/** The last letter to an address that is given up. */
export const movedWords: Catalogue<Said> = {
  fr: {
    title: 'Vos messages ne viendront plus ici',
    body: 'L’adresse de vos messages a été changée dans la page « Notifications ».\nCe n’est pas vous ? Changez votre mot de passe, et prévenez votre établissement.',
  },
  en: {
    title: 'Your messages will no longer come here',
    body: 'The address of your messages was changed in the “Notifications” page.\nIt was not you? Change your password, and tell your school.',
  },
};
