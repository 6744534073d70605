import { type Notice, notice } from '#kernel/module';
import { counted, type Language } from '#kernel/words';
import { evidenceAsked } from '../evidence/events.ts';
import { supportStarted } from '../support/contract.ts';
import { alertRaised } from './contract.ts';
import { alertedPeople } from './watch.ts';

/** What the brake tells people. None may be refused: they protect accounts. */
export const brakeNotices: readonly Notice[] = [
  notice({
    name: 'identity.alert-raised',
    of: alertRaised,
    label: { fr: 'Alerte sur des comptes', en: 'Alert about accounts' },
    isOptional: false,
    isMailed: true,
    recipients: alertedPeople,
    write: (alert, language) => ({
      ...alertWords[language](alert),
      href: '/administration/securite',
    }),
  }),
  notice({
    name: 'identity.support-started',
    of: supportStarted,
    label: { fr: 'Assistance sur votre compte', en: 'Help on your account' },
    isOptional: false,
    isMailed: true,
    recipients: async (_, { personId }) => [personId],
    write: ({ by, reason, minutes }, language) =>
      language === 'fr'
        ? {
            title: `${by} regarde votre espace pour vous aider`,
            body: `Pendant ${minutes} minutes au plus, ${by} voit le portail comme vous, sans rien pouvoir changer.\nMotif : ${reason}.\nVous n’avez rien demandé ? Prévenez votre établissement.`,
            href: '/moi/traces',
          }
        : {
            title: `${by} is looking at your space to help you`,
            body: `For ${minutes} minutes at most, ${by} sees the portal as you do, and can change nothing.\nReason: ${reason}.\nYou asked for nothing? Tell your school.`,
            href: '/moi/traces',
          },
  }),
  notice({
    name: 'identity.evidence-asked',
    of: evidenceAsked,
    label: { fr: 'Preuves à autoriser', en: 'Evidence to agree to' },
    isOptional: false,
    isMailed: true,
    recipients: async (ctx, { structureId, askedBy }) =>
      (await alertedPeople(ctx, { structureId })).filter((id) => id !== askedBy),
    write: ({ name }, language) =>
      language === 'fr'
        ? {
            title: `${name} demande un dossier de preuves`,
            body: 'Il faut l’accord d’un autre administrateur. Lisez le motif, puis autorisez ou laissez passer.',
            href: '/administration/securite',
          }
        : {
            title: `${name} asks for a file of evidence`,
            body: 'It needs the agreement of another administrator. Read the reason, then agree or let it pass.',
            href: '/administration/securite',
          },
  }),
];

interface Alert {
  kind: 'risky-sign-ins' | 'sweep' | 'storm';
  structure: string | null;
  network: string | null;
  count: number;
}

/** What was seen, and what to do: in the same words on the page. */
const alertWords: Record<Language, (alert: Alert) => { title: string; body: string }> = {
  fr: ({ kind, structure, network, count }) => {
    const where = structure === null ? '' : ` (${structure})`;
    if (kind === 'risky-sign-ins')
      return {
        title: `Connexions à risque${where}`,
        body: `${counted('fr', count, 'connexion ressemble', 'connexions ressemblent')} à un vol de compte, en une heure.\nRegardez lesquelles. Vous pouvez déconnecter tout le monde, ou suspendre un service pour les élèves.`,
      };
    if (kind === 'sweep')
      return {
        title: `Essais en série sur des comptes${where}`,
        body: `Depuis le réseau ${network ?? 'inconnu'}, des mots de passe faux ont été essayés sur au moins ${count} identifiants. Les essais sont ralentis.\nSi ce réseau est celui de l’établissement, déclarez-le.`,
      };
    return {
      title: 'Vague d’essais de mots de passe',
      body: `${count} identifiants essayés sans succès en cinq minutes, depuis de nombreux réseaux. Les essais sont ralentis.`,
    };
  },
  en: ({ kind, structure, network, count }) => {
    const where = structure === null ? '' : ` (${structure})`;
    if (kind === 'risky-sign-ins')
      return {
        title: `Risky sign-ins${where}`,
        body: `${counted('en', count, 'sign-in looks', 'sign-ins look')} like theft of an account, within an hour.\nSee which. You may sign everybody out, or suspend a service for pupils.`,
      };
    if (kind === 'sweep')
      return {
        title: `Tries on many accounts${where}`,
        body: `From the network ${network ?? 'unknown'}, wrong passwords were tried on at least ${count} logins. Tries are slowed down.\nIf this network is the school’s, declare it.`,
      };
    return {
      title: 'Wave of tried passwords',
      body: `${count} logins tried without success within five minutes, from many networks. Tries are slowed down.`,
    };
  },
};
