import { type Notice, notice } from '#kernel/module';
import type { Language } from '#kernel/words';
import { brakeNotices } from './brake/notices.ts';
import { passwordChanged, unusualSignIn } from './contract.ts';
import { factorNotice } from './factors/notice.ts';

/** What people are told about their account. None may be refused: they protect it. */
export const notices: readonly Notice[] = [
  factorNotice,
  notice({
    name: 'identity.unusual-sign-in',
    of: unusualSignIn,
    label: { fr: 'Connexion inhabituelle', en: 'Unusual sign-in' },
    isOptional: false,
    isMailed: true,
    recipients: async (_, { personId }) => [personId],
    write: (seen, language) => ({
      title:
        language === 'fr' ? 'Nouvelle connexion à votre compte' : 'New sign-in to your account',
      body: unusualWords[language](seen),
      href: '/moi',
    }),
  }),
  notice({
    name: 'identity.password-changed',
    of: passwordChanged,
    label: { fr: 'Mot de passe changé', en: 'Password changed' },
    isOptional: false,
    isMailed: true,
    recipients: async (_, { personId }) => [personId],
    write: (_, language) =>
      language === 'fr'
        ? {
            title: 'Votre mot de passe a été changé',
            body: 'Toutes vos sessions ouvertes ont été fermées.\nCe n’est ni vous, ni votre établissement à votre demande ? Prévenez-le tout de suite.',
            href: '/moi',
          }
        : {
            title: 'Your password was changed',
            body: 'All your open sessions were closed.\nIt was neither you, nor your school at your request? Tell them at once.',
            href: '/moi',
          },
  }),
  ...brakeNotices,
];

interface Seen {
  at: string;
  timeZone: string;
  browser: string;
  isNewNetwork: boolean;
}

const unusualWords: Record<Language, (seen: Seen) => string> = {
  fr: (seen) =>
    `${momentIn('fr', seen)}${seen.browser && `, avec ${seen.browser.replace(', ', ' sous ')}`}${
      seen.isNewNetwork ? ', depuis un réseau que vous n’utilisez pas d’habitude' : ''
    }.\nC’était vous ? Il n’y a rien à faire. Sinon, demandez tout de suite un nouveau mot de passe à votre établissement : les sessions ouvertes seront fermées.`,
  en: (seen) =>
    `${momentIn('en', seen)}${seen.browser && `, with ${seen.browser.replace(', ', ' on ')}`}${
      seen.isNewNetwork ? ', from a network that you do not usually use' : ''
    }.\nWas it you? There is nothing to do. If not, ask your school for a new password at once: open sessions will be closed.`,
};

/** « Mercredi 25 novembre à 3 h 12 », where the person is. */
function momentIn(language: Language, { at, timeZone }: Pick<Seen, 'at' | 'timeZone'>): string {
  const parts = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const day = `${part('weekday')} ${part('day')} ${part('month')}`;
  const time =
    language === 'fr'
      ? `à ${Number(part('hour'))}\u00a0h\u00a0${part('minute')}`
      : `at ${part('hour')}:${part('minute')}`;
  return `${day.charAt(0).toUpperCase()}${day.slice(1)} ${time}`;
}
