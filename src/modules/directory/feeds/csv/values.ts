import type { Address, Day } from '../feed.ts';
import type { MappedRow } from './mapping.ts';
import { plain } from './plain.ts';

/** Why a line cannot be taken, in French; the rest of the file goes on. */
export class RowRefused extends Error {
  override name = 'RowRefused';
}

/** What a cell says, on one line; null when it says nothing or is not there. */
export function text(row: MappedRow, column: string): string | null {
  const said = (row.values.get(column) ?? '').replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return said === '' ? null : said;
}

/** The same, compulsory. */
export function needed(row: MappedRow, column: string): string {
  const said = text(row, column);
  if (said === null) throw new RowRefused(`sans ${column.replaceAll('_', ' ')}`);
  return said;
}

/** Several values in one cell, `6A | 6B`; each once. */
export const several = (row: MappedRow, column: string): string[] => [
  ...new Set((text(row, column) ?? '').split('|').flatMap((part) => part.trim() || [])),
];

/** A day, written `31/12/2010`, `31-12-2010` or `2010-12-31`. */
export function day(row: MappedRow, column: string): Day | null {
  const said = text(row, column);
  if (said === null) return null;
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said)?.slice(1).reverse();
  const parts = french ?? /^(\d{4})-(\d{2})-(\d{2})$/.exec(said)?.slice(1);
  const [year = '', month = '', date = ''] = parts ?? [];
  const found = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const instant = new Date(`${found}T00:00:00Z`);
  const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(found);
  if (!isDay || year < '1900' || year > '2100')
    throw unknown(column, said, 'une date comme 31/12/2010');
  return found;
}

const SHOWN = 60;
const unknown = (column: string, said: string, wanted: string): RowRefused =>
  new RowRefused(`${column} : « ${said.slice(0, SHOWN)} » n’est pas ${wanted}`);

/** What a word means, looked up without accents nor capitals; an unknown word refuses the line. */
export function meaning<T extends string | number>(
  row: MappedRow,
  column: string,
  words: ReadonlyMap<string, T>,
  wanted: string,
): T | null {
  const said = text(row, column);
  if (said === null) return null;
  const found = words.get(plain(said));
  if (found === undefined)
    throw unknown(column, said, `${wanted} (une correspondance de valeurs peut le dire)`);
  return found;
}

/** Whether a cell says yes; empty: no. */
export const yes = (row: MappedRow, column: string): boolean =>
  meaning(row, column, yesOrNo, 'oui ou non') === 1;

export function email(row: MappedRow, column = 'courriel'): string | null {
  const said = text(row, column)?.toLowerCase() ?? null;
  if (said === null || /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(said)) return said;
  throw unknown(column, said, 'une adresse de courriel');
}

export function uai(row: MappedRow, column = 'uai'): string | null {
  const said = text(row, column)?.toUpperCase() ?? null;
  if (said === null || /^\d{7}[A-Z]$/.test(said)) return said;
  throw unknown(column, said, 'un UAI (0379001A)');
}

export function ine(row: MappedRow, column = 'ine'): string | null {
  const said = text(row, column)?.toUpperCase().replaceAll(' ', '') ?? null;
  if (said === null || /^[0-9A-Z]{10,11}$/.test(said)) return said;
  throw unknown(column, said, 'un INE');
}

/** Null when nothing of it is given. The lines of the cell are those of the address. */
export function address(row: MappedRow): Address | null {
  const lines = (row.values.get('adresse') ?? '')
    .split(/[\r\n|]+/)
    .map((line) => line.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter((line) => line !== '');
  const found = {
    lines,
    postalCode: text(row, 'code_postal'),
    city: text(row, 'ville'),
    country: null,
  };
  return lines.length === 0 && !found.postalCode && !found.city ? null : found;
}

const wordsFor = <T extends string | number>(
  list: readonly [T, string][],
): ReadonlyMap<string, T> =>
  new Map(list.flatMap(([code, words]) => words.split(', ').map((word) => [plain(word), code])));

const yesOrNo = wordsFor([
  [1, 'o, oui, 1, vrai, x'],
  [0, 'n, non, 0, faux, -'],
]);

/** How civilités are written. */
export const civilities = wordsFor([
  ['M.', 'm, m., mr, monsieur, h, homme, masculin, garçon, 1'],
  ['Mme', 'mme, madame, mlle, mademoiselle, f, femme, féminin, fille, 2'],
]);

/** `directory.lien`, by code and in words. */
export const liens = wordsFor([
  ['10', '10, mère, maman'],
  ['20', '20, père, papa'],
  ['37', '37, fratrie, frère, sœur, soeur'],
  ['38', '38, ascendant, grand-père, grand-mère, grand-parent'],
  ['39', '39, autre membre de la famille, autre famille, oncle, tante'],
  ['41', '41, éducateur, éducatrice'],
  ['42', '42, assistant familial, assistante familiale, famille d’accueil'],
  ['43', '43, garde d’enfant'],
  ['50', '50, tuteur, tutrice'],
  ['51', '51, ase, aide sociale à l’enfance'],
  ['70', '70, élève lui-même, élève, apprenti'],
  ['90', '90, autre, autre lien'],
]);

/** Niveaux de responsabilité: a mere contact is none. */
export const levels = wordsFor<0 | 1 | 2>([
  [
    1,
    '1, représentant légal, légal, responsable légal, responsable légal 1, responsable légal 2, oui, o',
  ],
  [2, '2, personne en charge, en charge'],
  [0, '0, 3, contact, aucun, non, n'],
]);

/** Functions in words of every day; the codes of AAF are taken as they are. */
export const functions = wordsFor([
  [
    'ENS',
    'enseignant, enseignante, enseignement, professeur, professeure, prof, formateur, formatrice',
  ],
  ['DOC', 'documentaliste, documentation, professeur documentaliste'],
  [
    'DIR',
    'direction, directeur, directrice, chef d’établissement, proviseur, principal, directeur adjoint',
  ],
  ['EDU', 'vie scolaire, cpe, éducation, responsable vie scolaire'],
  ['AED', 'assistant d’éducation, assistante d’éducation, surveillant, surveillante'],
  ['ADF', 'administratif, administrative, administration, secrétaire, secrétariat, gestionnaire'],
  ['TEC', 'technique, personnel technique, agent'],
  ['MDS', 'infirmier, infirmière, assistant social, assistante sociale, médico-social'],
  ...'ENS BED FCP DOC DIR DEC EDU AED SUR AES AEH ASH FCA ACP ADF ADM ALB CFC CTR LAB MDS ORI OUV TEC'
    .split(' ')
    .map((code): [string, string] => [code, code]),
]);

/** Kinds of structures, as `directory.structure_kind` has them. */
export const kinds = wordsFor([
  ['ecole', 'école, école maternelle, école élémentaire, école primaire, primaire, maternelle'],
  ['college', 'collège'],
  ['lycee', 'lycée, lycée général, lycée général et technologique'],
  ['lycee-professionnel', 'lycée professionnel, lp'],
  ['lycee-agricole', 'lycée agricole, legta, lpa, mfr, maison familiale rurale'],
  ['erea', 'erea'],
  ['cfa', 'cfa, centre de formation d’apprentis'],
  ['ef2s', 'ef2s, ifsi, ifas, formation sanitaire et sociale'],
  ['collectivite', 'collectivité'],
  ['autre', 'autre'],
]);
