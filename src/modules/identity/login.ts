/** A login as it is kept, from what people type: « Léa.Martin » and `lea.martin ` are the same. */
export const writtenLogin = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase();
