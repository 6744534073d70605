/** The languages of the screens: French first, English complete. */
export type Language = 'fr' | 'en';

/** The same words in each language; a missing one does not compile. */
export type Catalogue<Words> = Record<Language, Words>;

const rules = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') };
const figures = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };

/** `1234` as people of this language write it: « 1 234 », "1,234". */
export const figure = (language: Language, n: number): string => figures[language].format(n);

/**
 * A number with its noun, agreed by the rules of CLDR: « 0 élève », « 1,5 élève », « 27 élèves », « 1 000 000 d’élèves ».
 * `many`: after round millions in French, for a noun that « d’ » or « de » does not suit (« de haricots »).
 */
export function counted(
  language: Language,
  n: number,
  one: string,
  other: string,
  many: string = language === 'fr' ? partitive(other) : other,
): string {
  const form = rules[language].select(n);
  const noun = form === 'one' ? one : form === 'many' ? many : other;
  return `${figure(language, n)}\u00a0${noun}`;
}

/** « d’élèves », « de classes »; an h is taken as mute: « d’heures ». */
const partitive = (noun: string): string =>
  /^[aeiouyhœæ]/i.test(noun.normalize('NFD')) ? `d’${noun}` : `de ${noun}`;

/** « d’Inès », « de Léa »; « d’Yves » but « de Yanis »; names in h are written with « de », which nobody finds wrong. */
export const ofName = (name: string): string =>
  /^(?:[aeiouœæ]|y(?![aeiou]))/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;

/** The noun alone, agreed with a number that is written elsewhere. */
export const nounFor = (language: Language, n: number, one: string, other: string): string =>
  rules[language].select(n) === 'one' ? one : other;

/** Words joined as one says them: « français, anglais et latin ». */
export const listed = (language: Language, parts: readonly string[]): string =>
  parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} ${language === 'fr' ? 'et' : 'and'} ${parts.at(-1)}`;

/** With a capital at its head, for what begins a line. */
export const capital = (text: string): string =>
  text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
