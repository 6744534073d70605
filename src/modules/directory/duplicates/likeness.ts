import type { LikenessReason } from './contract.ts';
import { type Alike, compareNames, plain } from './names.ts';

/** What two records are compared by. */
export interface Likened {
  id: string;
  civility: string | null;
  givenName: string;
  otherGivenNames: readonly string[];
  familyName: string;
  birthName: string | null;
  birthDate: string | null;
  ine: string | null;
  mails: readonly string[];
  phones: readonly string[];
  address: string | null;
  isPupil: boolean;
  /** Those responsible for this person, and those for whom this person is, now or once. */
  responsables: readonly string[];
  children: readonly string[];
  /** Where feeds still speak of them: in one source, two living records are two on purpose, or a mistake of that source. */
  sources: readonly string[];
}

/** How much two records are alike, and why. */
export interface Likeness {
  score: number;
  reasons: readonly LikenessReason[];
}

/** What each reason is worth. From `enough` on, a pair is shown. */
const worth: Readonly<Record<LikenessReason, number>> = {
  'same-ine': 6,
  'same-birth-date': 3,
  'near-birth-date': 0,
  'same-given-name': 2,
  'part-of-given-name': 1,
  'near-given-name': 1,
  'same-family-name': 2,
  'birth-name': 2,
  'part-of-family-name': 1,
  'near-family-name': 1,
  'other-family-name': 0,
  'names-exchanged': 4,
  'same-mail': 2,
  'same-phone': 2,
  'same-address': 2,
  'same-child': 2,
};
const enough = 6;

/**
 * How two records are alike, symmetric; undefined when they are two people for sure, or not alike enough. Names alone
 * are never enough: a birth date, an INE, a mail, a number, a home or a child must be the same too.
 */
export function compare(one: Likened, other: Likened): Likeness | undefined {
  if (areTwo(one, other)) return undefined;
  const isSameIne = one.ine !== null && one.ine === other.ine;
  const names = namesOf(one, other);
  const ties = tiesOf(one, other);
  if (!isSameIne) {
    if (names === undefined || ties.length === 0) return undefined;
    if (!hasSameGivenName(names) && areSiblings(one, other)) return undefined;
  }
  const dates = datesOf(one, other);
  if (!isSameIne && (dates === 'other' || (areMrAndMrs(one, other) && dates !== 'same')))
    return undefined;
  if (dates === 'near' && !isSameIne && names?.some((reason) => worth[reason] < 2))
    return undefined;
  const reasons: LikenessReason[] = [
    ...(isSameIne ? (['same-ine'] as const) : []),
    ...(dates === 'same' ? (['same-birth-date'] as const) : []),
    ...(dates === 'near' ? (['near-birth-date'] as const) : []),
    ...(names ?? []),
    ...ties.filter((tie) => tie !== 'same-birth-date'),
  ];
  const score = reasons.reduce((sum, reason) => sum + worth[reason], 0);
  return score >= enough ? { score, reasons } : undefined;
}

/** What no likeness outweighs: two INEs, and a family tie from one to the other. */
const areTwo = (one: Likened, other: Likened): boolean =>
  one.id === other.id ||
  (one.ine !== null && other.ine !== null && one.ine !== other.ine) ||
  [...one.responsables, ...one.children].includes(other.id) ||
  [...other.responsables, ...other.children].includes(one.id);

/** Twins, brothers and sisters, and couples: alike in all but the given name, however near (Lina and Lisa, Pascal and Pascale). */
function areSiblings(one: Likened, other: Likened): boolean {
  if (areMrAndMrs(one, other)) return true;
  const arePupils = one.isPupil || other.isPupil;
  const shareHome =
    meet(one.mails, other.mails) || meet(one.phones, other.phones) || isSame(one, other, 'address');
  return (
    meet(one.responsables, other.responsables) ||
    (arePupils && (shareHome || meet(one.sources, other.sources))) ||
    (shareHome && meet(one.sources, other.sources))
  );
}

/** Two civilities: a couple may even have one name (Dominique and Dominique). */
const areMrAndMrs = (one: Likened, other: Likened) =>
  one.civility !== null && other.civility !== null && one.civility !== other.civility;

const hasSameGivenName = (names: readonly LikenessReason[]) =>
  names.includes('same-given-name') || names.includes('names-exchanged');

/** What the names have in common; undefined when they are those of two people. */
function namesOf(one: Likened, other: Likened): LikenessReason[] | undefined {
  const given = givenNames(one, other);
  const family = familyNames(one, other);
  if (given !== undefined && family !== 'other-family-name') return [given, family];
  if (
    plain(one.givenName) !== '' &&
    plain(one.familyName) !== '' &&
    plain(one.givenName) === plain(other.familyName) &&
    plain(other.givenName) === plain(one.familyName)
  )
    return ['names-exchanged'];
  return given === 'same-given-name' ? [given, family] : undefined;
}

function givenNames(one: Likened, other: Likened): LikenessReason | undefined {
  const alike = compareNames(one.givenName, other.givenName);
  if (alike !== 'other') return givenReason[alike];
  const isAmong = (name: string, { otherGivenNames }: Likened) =>
    otherGivenNames.some((more) => plain(more) === plain(name) && plain(name) !== '');
  return isAmong(one.givenName, other) || isAmong(other.givenName, one)
    ? 'part-of-given-name'
    : undefined;
}

const givenReason = {
  same: 'same-given-name',
  part: 'part-of-given-name',
  near: 'near-given-name',
} as const satisfies Record<Exclude<Alike, 'other'>, LikenessReason>;

function familyNames(one: Likened, other: Likened): LikenessReason {
  const usual = compareNames(one.familyName, other.familyName);
  if (usual === 'same') return 'same-family-name';
  const all = [one.birthName, one.familyName].flatMap((mine) =>
    [other.birthName, other.familyName].map((theirs) => compareNames(mine, theirs)),
  );
  if (all.includes('same')) return 'birth-name';
  if (all.includes('part')) return 'part-of-family-name';
  return all.includes('near') ? 'near-family-name' : 'other-family-name';
}

/** What ties them besides names. */
const tiesOf = (one: Likened, other: Likened): LikenessReason[] => [
  ...(isSame(one, other, 'birthDate') ? (['same-birth-date'] as const) : []),
  ...(meet(one.mails, other.mails) ? (['same-mail'] as const) : []),
  ...(meet(one.phones, other.phones) ? (['same-phone'] as const) : []),
  ...(isSame(one, other, 'address') ? (['same-address'] as const) : []),
  ...(meet(one.children, other.children) ? (['same-child'] as const) : []),
];

/** Birth dates: near when day and month are exchanged, or one figure is wrong. */
function datesOf(one: Likened, other: Likened): 'unknown' | 'same' | 'near' | 'other' {
  const [a, b] = [one.birthDate, other.birthDate];
  if (a === null || b === null) return 'unknown';
  if (a === b) return 'same';
  const [year, month, day] = a.split('-');
  const wrong = [...a].filter((figure, i) => figure !== b[i]).length;
  return wrong === 1 || b === `${year}-${day}-${month}` ? 'near' : 'other';
}

const isSame = (one: Likened, other: Likened, what: 'address' | 'birthDate') =>
  one[what] !== null && one[what] === other[what];

const meet = (some: readonly string[], others: readonly string[]) =>
  some.some((value) => others.includes(value));
