import type { FeedRecord, FeedType } from '../feed.ts';
import type { Made } from './gathering.ts';
import type { KnownPerson } from './known-people.ts';
import { plain } from './plain.ts';

/** Somebody who seems to disappear and to come under other words: a corrected name or birth date, no silent loss. */
export interface Near {
  file: string;
  line: number;
  /** The newcomer, and whom they look like, in words for whoever has the file. */
  is: string;
  was: string;
  why: string;
}

type Person = Extract<FeedRecord, { familyName: string }>;

/**
 * Newcomers of a feed who look like people it does not name any more. Told, never merged: a person decides. `held`: those
 * who stay though no line names them.
 */
export function nearOf(
  made: readonly Made[],
  known: readonly KnownPerson[],
  held: ReadonlySet<string>,
): Near[] {
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
        return why === null ? [] : [{ file, line, is: inWords(record), was: inWords(one), why }];
      });
    });
}

const keyOf = ({ type, id }: { type: FeedType; id: string }): string => `${type}$${id}`;

function likeness(is: Person, was: KnownPerson, children: readonly string[]): string | null {
  const sameFamily = plain(is.familyName) === plain(was.familyName);
  const sameGiven = plain(is.givenName) === plain(was.givenName);
  const sameBirth = is.birthDate !== null && is.birthDate === was.birthDate;
  if (sameFamily && sameGiven) return 'même nom et même prénom';
  if (sameBirth && (sameFamily || sameGiven))
    return `même date de naissance et même ${sameFamily ? 'nom' : 'prénom'}`;
  const sameChild = was.pupils.some((pupil) => children.includes(pupil));
  return sameChild && sameGiven ? 'même prénom et même enfant' : null;
}

const inWords = ({
  familyName,
  givenName,
  birthDate,
}: Omit<KnownPerson, 'pupils' | 'type' | 'id'>) =>
  [`${familyName} ${givenName}`, birthDate?.split('-').reverse().join('/')]
    .filter(Boolean)
    .join(', ');
