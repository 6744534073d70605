import type { Catalogue } from '#kernel/words';
import type { Weakness } from './weaknesses.ts';

const fr = {
  label: 'Nouveau mot de passe',
  hint: 'Au moins 12 signes. Trois ou quatre mots qui ne vont pas ensemble font très bien l’affaire : faciles à retenir, difficiles à deviner.',
  again: 'Le même, encore une fois',
  show: 'Montrer ce que je tape',
  good: 'Ce mot de passe convient.',
  left: (n: number) =>
    n === 1 ? 'Encore un signe au moins.' : `Encore ${n}\u00a0signes au moins.`,
  weakTitle: 'Ce mot de passe ne convient pas',
  unlike: 'Les deux ne sont pas pareils. Tapez-les de nouveau, sans vous presser.',
  weak: {
    short: 'Il est trop court : il faut au moins 12 signes. Ajoutez un mot.',
    known:
      'Beaucoup de gens l’ont choisi aussi, et ceux qui devinent l’essaient en premier. Prenez trois mots à vous.',
    personal:
      'Il contient votre nom, votre identifiant ou celui de votre établissement : on y pense tout de suite. Prenez d’autres mots.',
    keyboard: 'Des touches qui se suivent se devinent vite. Prenez plutôt trois mots.',
    repeated: 'Ce qui se répète ou se suit se devine vite. Prenez plutôt trois mots.',
    dated: 'Une date ou une année se devine vite. Ajoutez un ou deux mots qui n’ont rien à voir.',
    guessable:
      'Il se devine encore trop facilement. Ajoutez un mot qui n’a rien à voir avec les autres.',
  } satisfies Record<Weakness, string>,
};

/** What is said where a password is chosen. */
export const passwordWords: Catalogue<typeof fr> = {
  fr,
  en: {
    label: 'New password',
    hint: 'At least 12 signs. Three or four words that do not go together do very well: easy to remember, hard to guess.',
    again: 'The same, once more',
    show: 'Show what I type',
    good: 'This password will do.',
    left: (n) => (n === 1 ? 'At least one more sign.' : `At least ${n}\u00a0more signs.`),
    weakTitle: 'This password will not do',
    unlike: 'The two are not the same. Type them again, without hurry.',
    weak: {
      short: 'It is too short: at least 12 signs are needed. Add a word.',
      known:
        'Many people chose it too, and whoever guesses tries it first. Take three words of your own.',
      personal:
        'It holds your name, your login or that of your school: one thinks of them at once. Take other words.',
      keyboard: 'Keys side by side are soon guessed. Rather take three words.',
      repeated: 'What repeats itself or goes in order is soon guessed. Rather take three words.',
      dated: 'A date or a year is soon guessed. Add a word or two that have nothing to do with it.',
      guessable:
        'It is still guessed too easily. Add a word that has nothing to do with the others.',
    },
  },
};

const worded = (kind: Weakness): Catalogue<string> => ({
  fr: `${fr.weakTitle}. ${fr.weak[kind]}`,
  en: `${passwordWords.en.weakTitle}. ${passwordWords.en.weak[kind]}`,
});

/** The refusals of passwords. */
export const passwordRefusals = {
  'identity.password-short': worded('short'),
  'identity.password-known': worded('known'),
  'identity.password-personal': worded('personal'),
  'identity.password-keyboard': worded('keyboard'),
  'identity.password-repeated': worded('repeated'),
  'identity.password-dated': worded('dated'),
  'identity.password-guessable': worded('guessable'),
  'identity.password-unlike': { fr: fr.unlike, en: passwordWords.en.unlike },
} as const;

const change = {
  lead: 'Vos autres appareils seront déconnectés\u00a0; celui-ci reste connecté.',
  doneTitle: 'Votre mot de passe est changé',
  done: 'Vos autres appareils sont déconnectés. Un message vous le confirme.',
  back: 'Revenir à mon compte',
};

/** What is said where one changes one's own. */
export const changeWords: Catalogue<typeof change> = {
  fr: change,
  en: {
    lead: 'Your other devices will be signed out; this one stays signed in.',
    doneTitle: 'Your password is changed',
    done: 'Your other devices are signed out. A message confirms it to you.',
    back: 'Back to my account',
  },
};
