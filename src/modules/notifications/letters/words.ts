import type { Catalogue } from '#kernel/words';

const fr = {
  hello: (name: string) => `Bonjour ${name},`,
  open: (brand: string) => `Ouvrir ${brand}`,
  why: (brand: string) => `Vous recevez ce message parce que vous avez un compte sur ${brand}.`,
  whyAlways: (brand: string) =>
    `Vous recevez ce message parce que vous avez un compte sur ${brand}. Il protège ce compte : il est toujours envoyé.`,
  choose: 'Choisir ce que vous recevez',
  wayOut: 'Ne plus recevoir ce genre de message',
};

/** What every letter says around its news. */
export const letterWords: Catalogue<typeof fr> = {
  fr,
  en: {
    hello: (name) => `Hello ${name},`,
    open: (brand) => `Open ${brand}`,
    why: (brand) => `You receive this message because you have an account on ${brand}.`,
    whyAlways: (brand) =>
      `You receive this message because you have an account on ${brand}. It protects that account: it is always sent.`,
    choose: 'Choose what you receive',
    wayOut: 'No longer receive this kind of message',
  },
};
