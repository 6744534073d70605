/**
 * A login as it is kept, from what people type: « Léa.Martin » and `lea.martin ` are the same. Signs that nobody can
 * type are dropped: the database takes no text with a NUL.
 */
export const writtenLogin = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Cc}]/gu, '')
    .trim()
    .toLowerCase();
