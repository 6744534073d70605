import { counted } from '#kernel/words';
import type { fr } from './fr.ts';
import { plainEn } from './plain-en.ts';

/** The door in English. */
export const en: typeof fr = {
  skip: 'Skip to content',
  home: 'home',
  about: 'About',
  help: 'Help',
  accessibility: 'Accessibility',
  personal: 'Personal data',
  legal: 'Legal notice',
  signIn: 'Sign in',
  localTitle: 'With a login given by the school',
  login: 'Login',
  loginHint: 'It is on the paper you received, for example: prenom.nom',
  password: 'Password',
  forgotten: 'Forgotten password',
  activate: 'Activate my account',
  refusedTitle: 'Unknown login or password',
  refused:
    'Check both, then try again. Capital letters in the password matter; see whether caps lock is on.',
  shutTitle: 'This account is closed',
  shut: 'It is locked, or you are no longer in the files of a school. If this is a mistake, ask your school.',
  educonnectTitle: 'Pupils and parents: by ÉduConnect',
  educonnect:
    'To protect accounts, the login given by the school no longer serves pupils and their parents here. Use your ÉduConnect account. Need help? Ask the school.',
  newPasswordTitle: 'A new password is needed',
  newPassword:
    'It is asked of everybody, to protect accounts. Use “Forgotten password”, or ask your school for a code.',
  tooManyTitle: 'Too many tries',
  tooMany: (minutes: number) =>
    `To protect your account, wait ${counted('en', minutes, 'minute', 'minutes')}, then try again. Nothing is blocked for good.`,
  expiredTitle: 'Your session has ended',
  expired: 'You had been inactive for a long time. Sign in again to go on.',
  signOut: 'Sign out',
  signOutAsk: (name: string) =>
    `You are signed in as ${name}. Signing out counts for every portal at once.`,
  signedOutTitle: 'You are signed out',
  signedOutElsewhere:
    'You did so in another tab or on another portal: it counts everywhere at once. Sign in again to go on.',
  signedOut: 'On a shared computer, close the browser too.',
  confirm: {
    title: 'Confirm that it is you',
    why: (name: string) =>
      `${name}, what you ask for is personal. Give your password again to go on.`,
    password: 'Your password',
    go: 'Continue',
    notMe: (name: string) => `You are not ${name}? Sign out`,
    refusedTitle: 'This is not your password',
    refused: 'Try again. Capital letters matter; see whether caps lock is on.',
    demo: (password: string) => `For everyone in the demo: ${password}`,
  },
  activation: {
    title: 'Activate my account',
    lead: 'With the code that your school gave you, choose your password. The code works once.',
    filled:
      'Your letter filled in the login and the code. All that is left is to choose your password.',
    code: 'Code',
    codeHint: 'Three groups of four signs, for example: abcd-2345-efgh',
    go: 'Choose this password',
    noCode: 'No code? Your account is made by your school: ask its office for one.',
    refusedTitle: 'Unknown login or code',
    refused:
      'Check both. If the code was used before, or is more than 30 days old, ask your school for another.',
  },
  demoRegion: 'Demo region',
  demoTitle: 'Try the demo',
  demo: 'An invented region. Choose a person: you enter without a password.',
  backHome: 'Back to the home page',
  reference: 'Reference to quote if you ask for help:',
  quoteIt: 'Write to',
  writeTo: 'A question? Write to',
  problems: {
    403: {
      title: 'This page is not for you',
      happened: 'Your profile does not allow you to open it.',
      next: 'If you work in several schools, choose the other one at the top of the page, then try again.',
    },
    404: {
      title: 'This page does not exist',
      happened: 'The address may be mistyped, or the page was removed.',
      next: 'Check the address, or start from the home page.',
    },
    429: {
      title: 'Too many requests at once',
      happened: 'Many requests came from your side in a short time.',
      next: 'Nothing is lost. Wait a minute, then try again.',
    },
    500: {
      title: 'Something went wrong',
      happened: 'The fault is ours, and it has been noted.',
      next: 'What was saved stays saved. Try again in a moment.',
    },
    503: {
      title: 'The service is taking a break',
      happened: 'It is starting or being updated.',
      next: 'Nothing is lost. Try again in a minute.',
    },
  },
  plain: plainEn,
};
