import { type Language, listed } from '#kernel/words';

/** Several matières as one says them: « Histoire-géographie et enseignement moral et civique »; acronyms stay. */
export const matiereList = (language: Language, matieres: readonly string[]): string =>
  listed(
    language,
    matieres.map((matiere, i) => (i === 0 ? matiere : uncapital(matiere))),
  );

const uncapital = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('fr') + text.slice(1) : text;
