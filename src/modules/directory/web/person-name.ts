import type { Teacher } from '#contracts/directory';

/** A teacher in full: « Mme Sophie Dupuis ». */
export const fullName = ({ civility, givenName, familyName }: Teacher): string =>
  [civility, givenName, familyName].filter(Boolean).join(' ');

/** « SD », for the round beside a name that is written in full. */
export const initialsOf = (person: { givenName: string; familyName: string }): string =>
  `${[...person.givenName][0] ?? ''}${[...person.familyName][0] ?? ''}`.toLocaleUpperCase('fr');

/** Whether a civility is a woman's, to say « professeure principale ». */
export const isFeminine = (civility: string | null | undefined): boolean =>
  /^(mme|mlle|mrs|ms)\b/i.test(civility ?? '');
