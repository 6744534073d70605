import { counted } from '#kernel/words';
import type { fr } from './fr.ts';

/** The page of one's own sign-ins in English. */
export const en: typeof fr = {
  title: 'My sign-ins',
  lead: 'The devices where your account is open. You do not know one of them? Sign it out, then change your password.',
  open: 'Open now',
  ended: 'Ended',
  endedNote: 'Kept for three months',
  noEnded: 'No other sign-in in the last three months.',
  device: (browser, system) => {
    if (browser !== '' && system !== '') return `${browser} on ${system}`;
    return browser || system || 'Unknown device';
  },
  isThis: 'this device',
  since: (moment) => `Opened ${moment}`,
  seen: (moment) => `seen ${moment}`,
  here: 'same network as here',
  network: (address) => `another network (${address})`,
  noNetwork: 'unknown network',
  end: 'Sign out',
  endOf: (what) => `: ${what}`,
  endSure: 'Sign this device out?',
  endYes: 'Yes, sign out',
  keep: 'Keep',
  notEnded: 'Nothing was changed',
  unreachable: 'Préau does not answer. Try again in a moment.',
  wasEnded: 'The device is signed out.',
  everywhere: 'Sign out everywhere',
  others: 'Sign out all other devices',
  othersSure: 'Sign out all other devices?',
  othersEnded: (n) =>
    n === 0
      ? 'No other device was signed in.'
      : `${counted('en', n, 'device is', 'devices are')} signed out.`,
  alsoHere: 'To sign out from here too, use “Sign out” afterwards.',
  signOut: 'Sign out from here',
  password: 'Password',
  passwordWhy:
    'Changing your password signs out all other devices. You will be asked first to confirm that it is you.',
  change: 'Change my password',
};
