/** What a sigle of ENTStructureNomCourant is called, and the kind of structure it lets think. */
const sigles: Readonly<Record<string, { word: string; kind: string }>> = {
  CLG: { word: 'Collège', kind: 'college' },
  COL: { word: 'Collège', kind: 'college' },
  COLLEGE: { word: 'Collège', kind: 'college' },
  LG: { word: 'Lycée', kind: 'lycee' },
  LT: { word: 'Lycée', kind: 'lycee' },
  LGT: { word: 'Lycée', kind: 'lycee' },
  LPO: { word: 'Lycée', kind: 'lycee' },
  LYC: { word: 'Lycée', kind: 'lycee' },
  LYCEE: { word: 'Lycée', kind: 'lycee' },
  LP: { word: 'Lycée professionnel', kind: 'lycee-professionnel' },
  SEP: { word: 'Section d’enseignement professionnel', kind: 'lycee-professionnel' },
  SEGPA: { word: 'SEGPA', kind: 'college' },
  LEGTA: { word: 'Lycée agricole', kind: 'lycee-agricole' },
  LEGTPA: { word: 'Lycée agricole', kind: 'lycee-agricole' },
  LPA: { word: 'Lycée agricole', kind: 'lycee-agricole' },
  EPLEFPA: { word: 'Lycée agricole', kind: 'lycee-agricole' },
  CFA: { word: 'CFA', kind: 'cfa' },
  EREA: { word: 'EREA', kind: 'erea' },
  EEPU: { word: 'École élémentaire', kind: 'ecole' },
  EEPR: { word: 'École élémentaire', kind: 'ecole' },
  EMPU: { word: 'École maternelle', kind: 'ecole' },
  EPPU: { word: 'École primaire', kind: 'ecole' },
  EP: { word: 'École', kind: 'ecole' },
  IEN: { word: 'Circonscription', kind: 'autre' },
  RECT: { word: '', kind: 'academie' },
  DSDEN: { word: 'DSDEN', kind: 'academie' },
  ZR: { word: '', kind: 'autre' },
};

const small = new Set([
  'à',
  'au',
  'aux',
  'd',
  'de',
  'des',
  'du',
  'en',
  'et',
  'l',
  'la',
  'le',
  'les',
  'lès',
  'remplacement',
  'sous',
  'sur',
]);
const articles: readonly [RegExp, string][] = [
  [/^les[ ]/i, 'des '],
  [/^le[ ]/i, 'du '],
  [/^la[ ]/i, 'de la '],
  [/^l['’][ ]?/i, 'de l’'],
];
const OLD_FORM = /^(.+?)-([^-]+(?:-[^-]+)*?)-ac-([A-Z. -]+)$/i;

/**
 * How people say a structure's name: `CLG$LES TILLEULS$VALBOURG` is « Collège des Tilleuls ». The former form
 * `NOM-VILLE-ac-ACADEMIE` keeps the name and drops the rest; an unknown sigle is kept as it is.
 */
export function structureName(
  official: string,
  city: string | null,
): { name: string; kind: string | null } {
  const parts = official.split('$').map((part) => part.trim());
  if (parts.length < 2) return formerName(official, city);
  const [sigle = '', own = '', town = ''] = parts;
  const known = sigles[key(sigle)];
  const word = known?.word ?? sigle;
  const called = own === '' ? written(town) : withoutRepeat(own, known?.word);
  return { name: joined(word, called, own !== ''), kind: known?.kind ?? null };
}

/** `E.E.PU$ECOLE DES ACACIAS`: the sigle says « École » already. */
function withoutRepeat(own: string, word: string | undefined): string {
  const [first = '', ...rest] = own.split(' ');
  const repeats =
    word !== undefined && rest.length > 0 && key(first) === key(word.split(' ')[0] ?? '');
  return repeats ? rest.join(' ') : own;
}

function formerName(official: string, city: string | null): { name: string; kind: string | null } {
  let own = official;
  const end = /-ac-[A-Z. -]+$/i.exec(official);
  if (end !== null) {
    own = official.slice(0, end.index);
    const tail = `-${city ?? ''}`.toLowerCase();
    if (city !== null && own.toLowerCase().endsWith(tail)) own = own.slice(0, -tail.length);
    else own = OLD_FORM.exec(official)?.[1] ?? own;
  }
  const [first = '', ...rest] = own.split(' ');
  const known = sigles[key(first)];
  if (known === undefined || rest.length === 0)
    return { name: written(own) || official, kind: null };
  return { name: joined(known.word, rest.join(' '), true), kind: known.kind };
}

function joined(word: string, own: string, mayHaveArticle: boolean): string {
  if (word === '') return written(own);
  if (own === '') return word;
  const article = mayHaveArticle ? articles.find(([pattern]) => pattern.test(own)) : undefined;
  if (article === undefined) return `${word} ${written(own, !/^(des|du|de|d)[ '’]/i.test(own))}`;
  return `${word} ${article[1]}${written(own.replace(article[0], ''))}`;
}

/** A commune as one writes it: `ORVANE-SUR-ORMELLE` is « Orvane-sur-Ormelle ». */
export const communeName = (official: string): string => written(official);

const key = (sigle: string): string =>
  sigle
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase();

/** Capitals become a written name, small French words stay small: `PREE-AUX-CHENES` is « Pree-aux-Chenes ». */
function written(text: string, isStart = true): string {
  const apostrophes = text.replace(/'/g, '’');
  if (apostrophes !== apostrophes.toUpperCase()) return apostrophes;
  let first = isStart;
  return apostrophes.toLowerCase().replace(/[\p{L}\p{N}]+/gu, (word, at: number, all: string) => {
    const elided = /^[dl]$/.test(word) && all[at + 1] === '’';
    const keepSmall = !first && (elided || (word.length > 1 && small.has(word)));
    first = false;
    return keepSmall ? word : word.charAt(0).toUpperCase() + word.slice(1);
  });
}
