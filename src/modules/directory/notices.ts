import { type Notice, notice } from '#kernel/module';
import { counted, type Language } from '#kernel/words';
import { feedEnded } from './contract.ts';
import { pickUpNotices } from './feeds/pick-up/notices.ts';
import { centralAdministrators } from './queries/administrators.ts';

interface Ended {
  feedId: string;
  outcome: 'applied' | 'refused';
  source: string;
  feedDate: string;
  created: number;
  changed: number;
  missing: number;
  refusedCount: number;
  heldCount: number;
  reason: string | null;
}

/** What administrators of the whole platform are told of feeds: mail is for what they must know or decide. */
export const notices: readonly Notice[] = [
  notice({
    name: 'directory.feed-taken',
    of: feedEnded,
    label: { fr: 'Alimentation prise', en: 'Feed taken' },
    isOptional: true,
    needsPower: 'administer',
    isMailed: false,
    recipients: async (ctx, ended) => (isTrouble(ended) ? [] : centralAdministrators(ctx)),
    write: (ended, language) => ({
      title:
        language === 'fr'
          ? `Alimentation prise : ${whose(language, ended)}`
          : `Feed taken: ${whose(language, ended)}`,
      body: figures[language](ended),
      href: `/alimentation/${ended.feedId}`,
    }),
  }),
  notice({
    name: 'directory.feed-trouble',
    of: feedEnded,
    label: {
      fr: 'Alimentation refusée ou retenue, ou avec des fiches laissées de côté',
      en: 'Feed refused or held, or with records left aside',
    },
    isOptional: true,
    needsPower: 'administer',
    isMailed: true,
    recipients: async (ctx, ended) => (isTrouble(ended) ? centralAdministrators(ctx) : []),
    write: (ended, language) => ({
      ...troubleWords[language](ended),
      href: `/alimentation/${ended.feedId}`,
    }),
  }),
  ...pickUpNotices,
];

const isTrouble = ({ outcome, refusedCount }: Ended) => outcome === 'refused' || refusedCount > 0;

const figures: Record<Language, (ended: Ended) => string> = {
  fr: (ended) =>
    `Fichiers du ${day('fr', ended)} : ${counted('fr', ended.created, 'fiche nouvelle', 'fiches nouvelles')}, ${counted('fr', ended.changed, 'changée', 'changées')}, ${counted('fr', ended.missing, 'absente', 'absentes')}.`,
  en: (ended) =>
    `Files of ${day('en', ended)}: ${counted('en', ended.created, 'new record', 'new records')}, ${counted('en', ended.changed, 'changed', 'changed')}, ${counted('en', ended.missing, 'missing', 'missing')}.`,
};

const troubleWords: Record<Language, (ended: Ended) => { title: string; body: string }> = {
  fr: (ended) => {
    if (ended.heldCount > 0)
      return {
        title: `Alimentation retenue, à décider : ${whose('fr', ended)}`,
        body: `Rien n’a été changé dans l’annuaire : ${counted('fr', ended.heldCount, 'établissement perdrait', 'établissements perdraient')} trop de monde d’un coup. Regardez lesquels, puis autorisez-les ou refusez.`,
      };
    if (ended.outcome === 'refused')
      return {
        title: `Alimentation refusée : ${whose('fr', ended)}`,
        body: `Rien n’a été changé dans l’annuaire. Raison : ${ended.reason ?? 'inconnue'}.`,
      };
    return {
      title: `Alimentation prise, avec des fiches laissées de côté : ${whose('fr', ended)}`,
      body: `${counted('fr', ended.refusedCount, 'fiche laissée de côté', 'fiches laissées de côté')}, à corriger à la source.\n${figures.fr(ended)}`,
    };
  },
  en: (ended) => {
    if (ended.heldCount > 0)
      return {
        title: `Feed held, to be decided: ${whose('en', ended)}`,
        body: `Nothing was changed in the directory: ${counted('en', ended.heldCount, 'school would lose', 'schools would lose')} too many people at once. See which, then allow them or refuse.`,
      };
    if (ended.outcome === 'refused')
      return {
        title: `Feed refused: ${whose('en', ended)}`,
        body: `Nothing was changed in the directory. Reason (in French): ${ended.reason ?? 'unknown'}.`,
      };
    return {
      title: `Feed taken, with records left aside: ${whose('en', ended)}`,
      body: `${counted('en', ended.refusedCount, 'record left aside', 'records left aside')}, to be corrected at the source.\n${figures.en(ended)}`,
    };
  },
};

/** `aaf:2D:18` as people say it; a source of another form stays as it is. */
function whose(language: Language, { source }: Ended): string {
  const [, degree, academy] = /^aaf:(\w+):(\w+)$/.exec(source) ?? [];
  if (degree === undefined) return source;
  return `AAF ${degree}, ${language === 'fr' ? 'académie' : 'academy'} ${academy}`;
}

const day = (language: Language, { feedDate }: Ended): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(new Date(`${feedDate}T00:00:00Z`))
    .replace(/^1 /, language === 'fr' ? '1er ' : '1 ');
