import { capital, type Language } from '#kernel/words';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

const formatters = (options: Intl.DateTimeFormatOptions) => ({
  fr: new Intl.DateTimeFormat(locales.fr, options),
  en: new Intl.DateTimeFormat(locales.en, options),
});

const day = formatters({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const dayOfYear = formatters({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayOnly = formatters({ day: 'numeric', month: 'long', timeZone: 'Europe/Paris' });
// Times of the platform itself are told where the region is, whatever the reader's device thinks.
const moment = formatters({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Europe/Paris',
});

/** An ISO date as a title: « Mercredi 25 novembre », « Mardi 1er décembre ». */
export const longDate = (language: Language, isoDate: string): string =>
  capital(plainDate(language, isoDate));

/** An ISO date inside a sentence: « mercredi 25 novembre ». */
export function plainDate(language: Language, isoDate: string): string {
  const known = plainDates[language].get(isoDate);
  if (known !== undefined) return known;
  const text = first(language, day[language].format(new Date(`${isoDate}T00:00:00Z`)));
  if (plainDates[language].size >= MOST) plainDates[language].clear();
  plainDates[language].set(isoDate, text);
  return text;
}

/** Everybody's pages of a morning say the same few dates, and each costs as much as ten elements. */
const plainDates = { fr: new Map<string, string>(), en: new Map<string, string>() };
const MOST = 1_000;

/** An ISO date with its year, inside a sentence: « 24 janvier 2027 », « 1er mars 2027 ». */
export const fullDate = (language: Language, isoDate: string): string =>
  dayOfYear[language]
    .format(new Date(`${isoDate}T00:00:00Z`))
    .replace(/^1 /, language === 'fr' ? '1er ' : '1 ');

/** An instant inside a sentence: « mercredi 25 novembre à 3 h 12 ». */
export function plainMoment(language: Language, iso: string): string {
  const part: Record<string, string> = {};
  for (const { type, value } of moment[language].formatToParts(new Date(iso))) part[type] = value;
  const { weekday, day: dayOfMonth, month, hour, minute } = part;
  return language === 'fr'
    ? first('fr', `${weekday} ${dayOfMonth} ${month} à ${Number(hour)}\u00a0h\u00a0${minute}`)
    : `${weekday} ${dayOfMonth} ${month} at ${hour}:${minute}`;
}

const first = (language: Language, text: string): string =>
  language === 'fr' ? text.replace(/ 1 /, ' 1er ') : text;

/** The day of an instant, short enough for the margin: « 25 novembre ». */
export const shortDate = (language: Language, iso: string): string =>
  dayOnly[language].format(new Date(iso)).replace(/^1 /, language === 'fr' ? '1er ' : '1 ');
