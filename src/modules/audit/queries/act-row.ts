import { Profile } from '#contracts/directory';
import type { Catalogue } from '#kernel/words';
import { profileName } from '#modules/identity';
import type { Trace } from '../contract.ts';

/** What audit is told by those who know every house: the words of a verb, and of a refusal. */
export interface Wording {
  verbs: () => Readonly<Record<string, Catalogue<string>>>;
  refusals: () => Readonly<Record<string, Catalogue<string>>>;
}

/** An act as the queries read it: names only where the reader may know them. */
export interface ActRow {
  id: number;
  at: Date;
  verb: string;
  code: string | null;
  isMine: boolean;
  isPersons: boolean;
  isPrograms: boolean;
  personId: string | null;
  name: string | null;
  aboutId: string | null;
  aboutName: string | null;
  profile: string | null;
  /** Of who did it, so that the profile agrees. */
  civility: string | null;
  structure: string | null;
  network: string | null;
  reference: string | null;
}

/** The act in words. A verb or a code of a house that is gone is said as it was written. */
export function traceOf(row: ActRow, wording: Wording): Trace {
  const { id, at, verb, code, structure, network, reference } = row;
  const profile = Profile.safeParse(row.profile).data;
  return {
    id,
    at: at.toISOString(),
    verb,
    words: wording.verbs()[verb] ?? { fr: verb, en: verb },
    refused: code === null ? null : { why: wording.refusals()[code] ?? null },
    by: doerOf(row),
    person: someone(row.personId, row.name),
    about: someone(row.aboutId, row.aboutName),
    profile: profile === undefined ? null : profileName(profile, row.civility),
    structure,
    network,
    reference,
  };
}

/** No request: the command line, or work that nobody asked for. */
function doerOf({ isMine, isPersons, isPrograms, personId, reference }: ActRow): Trace['by'] {
  if (isMine) return 'me';
  if (isPersons) return personId === null ? 'someone' : 'person';
  if (isPrograms) return 'program';
  return reference === null ? 'machine' : 'visitor';
}

const someone = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name };
