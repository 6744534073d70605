import type { ToldFacts } from '#modules/directory';
import type { FactName, furtherNames, Release } from '../registry/releases.ts';

/** A person as a ticket finds them. */
export interface Subject {
  personId: string;
  login: string;
  givenName: string;
  familyName: string;
  displayName: string;
  /** What is worn, first. */
  hats: readonly { uai: string | null; profile: string }[];
  divisions: readonly string[];
  opaqueId: string;
  /** Undefined when the release names none of them. */
  further: ToldFacts | undefined;
}

/** What an application that has this release is told. */
export interface Told {
  user: string;
  attributes: readonly { name: string; values: readonly string[] }[];
}

/** What a release lets out of a person. A value that is not there makes no attribute. */
export function toldOf(subject: Subject, { user, attributes }: Release): Told {
  const [name = ''] = factOf(subject, user);
  return {
    user: name,
    attributes: Object.entries(attributes)
      .map(([name, fact]) => ({ name, values: factOf(subject, fact) }))
      .filter(({ values }) => values.length > 0),
  };
}

/** Whom the ministry's services still call by number (SDET 6, annexe 4bis). */
const numbers: Readonly<Record<string, number>> = {
  ...{ ELV: 1, TUT: 2, ENS: 3, DOC: 3, DIR: 4, COL: 4, EVS: 5, ETA: 6, ACA: 7 },
};

function factOf(subject: Subject, fact: FactName): readonly string[] {
  const { hats } = subject;
  const worn = hats.slice(0, 1);
  switch (fact) {
    case 'uid':
      return [subject.personId.replaceAll('-', '')];
    case 'profiles':
      return worn.flatMap(({ profile }) => (profile === 'TUE' ? [] : `National_${profile}`));
    case 'numberedProfiles':
      return numbered(worn);
    case 'joinedNumberedProfiles':
      return hats.length === 0 ? [] : [numbered(hats).join(';')];
    case 'uai':
      return known(worn);
    case 'uais':
      return [...new Set(known(hats))];
    case 'divisions':
      return subject.divisions;
    case 'login':
    case 'opaqueId':
    case 'givenName':
    case 'familyName':
    case 'displayName':
      return subject[fact] === '' ? [] : [subject[fact]];
    default:
      return subject.further === undefined ? [] : furtherFact(subject.further, fact);
  }
}

function furtherFact(further: ToldFacts, fact: (typeof furtherNames)[number]): readonly string[] {
  switch (fact) {
    case 'birthDate':
      return present(further.birthDate?.split('-').reverse().join('/'));
    case 'postalCode':
    case 'mail':
      return present(further[fact]);
    case 'jointures':
      return further.jointures.map(({ academy, jointure }) => `${academy}$${jointure}`);
    case 'functions':
      return distinct(further.functions.map(({ code }) => code));
    case 'disciplines':
      return distinct(further.functions.map(({ discipline }) => discipline));
    case 'mefs':
      return further.mefs.map(({ code }) => code);
    case 'mefLabels':
      return distinct(further.mefs.map(({ label }) => label));
    default:
      return further[fact];
  }
}

const present = (value: string | null | undefined) => (value ? [value] : []);

const distinct = (values: readonly string[]) => [
  ...new Set(values.filter((value) => value !== '')),
];

const known = (hats: Subject['hats']) =>
  hats.flatMap(({ uai }) => (uai === null || uai === '' ? [] : [uai]));

const numbered = (hats: Subject['hats']) =>
  [...new Set(hats.flatMap(({ profile }) => numbers[profile] ?? []))].map((n) => `National_${n}`);
