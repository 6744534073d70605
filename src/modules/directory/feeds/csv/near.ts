import type { FeedRecord, FeedType } from '../feed.ts';
import type { NearPerson, NearReason } from '../reading.ts';
import type { Made } from './gathering.ts';
import type { KnownPerson } from './known-people.ts';
import { plain } from './plain.ts';

type Person = Extract<FeedRecord, { familyName: string }>;

/**
 * Newcomers of a feed who look like people it does not name any more. Told, never merged: a person decides. `held`: those
 * who stay though no line names them.
 */
export function nearOf(
  made: readonly Made[],
  known: readonly KnownPerson[],
  held: ReadonlySet<string>,
): NearPerson[] {
  const people = made.filter((one): one is Made & { record: Person } => 'familyName' in one.record);
  const named = new Set(people.map(({ record }) => keyOf(record)));
  const before = new Set(known.map(keyOf));
  const gone = known.filter((one) => !named.has(keyOf(one)) && !held.has(keyOf(one)));
  const childrenOf = Map.groupBy(
    people.flatMap(({ record }) =>
      record.type === 'Eleve'
        ? record.relations.map(({ responsable }) => ({ responsable, pupil: record.id }))
        : [],
    ),
    ({ responsable }) => responsable,
  );
  return people
    .filter(({ record }) => !before.has(keyOf(record)))
    .flatMap(({ record, file, line }) => {
      const children = (childrenOf.get(record.id) ?? []).map(({ pupil }) => pupil);
      return gone.flatMap((one) => {
        const why = one.type === record.type ? likeness(record, one, children) : null;
        const { type, id } = record;
        const words = { is: inWords(record), was: inWords(one) };
        return why === null ? [] : [{ file, line, type, id, wasId: one.id, why, ...words }];
      });
    });
}

const keyOf = ({ type, id }: { type: FeedType; id: string }): string => `${type}$${id}`;

function likeness(is: Person, was: KnownPerson, children: readonly string[]): NearReason | null {
  const sameFamily = plain(is.familyName) === plain(was.familyName);
  const sameGiven = plain(is.givenName) === plain(was.givenName);
  const sameBirth = is.birthDate !== null && is.birthDate === was.birthDate;
  if (sameFamily && sameGiven) return 'names';
  if (sameBirth && sameFamily) return 'birth-and-family';
  if (sameBirth && sameGiven) return 'birth-and-given';
  const sameChild = was.pupils.some((pupil) => children.includes(pupil));
  return sameChild && sameGiven ? 'given-and-child' : null;
}

const inWords = ({
  familyName,
  givenName,
  birthDate,
}: Omit<KnownPerson, 'pupils' | 'type' | 'id'>) =>
  [`${familyName} ${givenName}`, birthDate?.split('-').reverse().join('/')]
    .filter(Boolean)
    .join(', ');

const reasons: Record<NearReason, string> = {
  names: 'même nom et même prénom',
  'birth-and-family': 'même date de naissance et même nom',
  'birth-and-given': 'même date de naissance et même prénom',
  'given-and-child': 'même prénom et même enfant',
};

/** « eleves.csv, ligne 2 : MOREL Zoé, 14/02/2008 — était-ce MOREL Zoé, 04/02/2008 ? (même nom et même prénom) » */
export const nearSentence = ({ file, line, is, was, why }: NearPerson): string =>
  `${file}, ligne ${line} : ${is} — était-ce ${was} ? (${reasons[why]})`;
