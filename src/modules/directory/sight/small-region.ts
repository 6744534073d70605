import fc from 'fast-check';
import type { TestDatabase } from '#kernel/testing';

/** From a day on, up to the day before another; null: open. */
export interface Dated {
  from: string;
  to: string | null;
}

/** A few structures and people with all that sight looks at; each is named by its place in its list. */
export interface SmallRegion {
  instant: string;
  structures: { zone: string; kind: 'college' | 'academie' }[];
  links: (Dated & { under: number; over: number; kind: string })[];
  groups: { structure: number; kind: string; code: string }[];
  members: (Dated & { group: number; person: number })[];
  teaching: (Dated & { group: number; person: number })[];
  schooling: (Dated & { structure: number; person: number })[];
  families: (Dated & { pupil: number; responsable: number; level: number })[];
  powers: (Dated & { person: number; structure: number | null; verb: string })[];
  tutorings: (Dated & { tutor: number; pupil: number; school: number; company: number })[];
  restrictions: (Dated & { pupil: number; responsable: number })[];
}

export const PEOPLE = 5;
const STRUCTURES = 3;

const person = fc.nat(PEOPLE - 1);
const structure = fc.nat(STRUCTURES - 1);
const day = fc.constantFrom('2026-03-26', '2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30');
/** Half of what is there began long ago and goes on. */
const dated = fc.oneof(
  fc.constant<Dated>({ from: '2026-03-01', to: null }),
  fc
    .tuple(day, fc.option(day, { freq: 2 }))
    .map(([from, to]): Dated => (to !== null && to < from ? { from: to, to: from } : { from, to })),
);
const withDates = <T extends object>(arbitrary: fc.Arbitrary<T>) =>
  fc.tuple(arbitrary, dated).map(([rest, dates]) => ({ ...rest, ...dates }));
/** Two of them are children most of the time, and two others their responsables: chance alone seldom makes a family. */
const child = fc.oneof(fc.nat(1), fc.nat(1), person);
const adult = fc.oneof(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 }), person);
const pair = fc.tuple(child, adult).filter(([a, b]) => a !== b);

const codes = [
  ...['ELV', 'TUT', 'ENS', 'DIR', 'EVS', 'ETA', 'ACA', 'TUE'].map(
    (code) => ['profile', code] as const,
  ),
  ...['A', 'B'].flatMap((code) => [
    ['division', code] as const,
    ['responsables', code] as const,
    ['groupe', code] as const,
  ]),
];

/** Every group that a structure may have, so that a member finds it. */
const groups = Array.from({ length: STRUCTURES }, (_, at) =>
  codes.map(([kind, code]) => ({ structure: at, kind, code })),
).flat();
const groupOf = (isIt: (kind: string, code: string) => boolean) =>
  fc.constantFrom(...groups.flatMap(({ kind, code }, at) => (isIt(kind, code) ? [at] : [])));

const list = <T>(arbitrary: fc.Arbitrary<T>, selector: (one: T) => string, maxLength = 8) =>
  fc.uniqueArray(arbitrary, { selector, maxLength, size: 'max' });

/** Random small regions, around the night that summer time begins in Europe. */
export const smallRegions: fc.Arbitrary<SmallRegion> = fc
  .record({
    instant: fc
      .integer({ min: 0, max: 5 * 48 })
      .map((halves) => new Date(Date.UTC(2026, 2, 26) + halves * 1_800_000).toISOString()),
    structures: fc.array(
      fc.record({
        zone: fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'Pacific/Noumea', 'Pacific/Tahiti'),
        kind: fc.constantFrom('college' as const, 'academie' as const),
      }),
      { minLength: STRUCTURES, maxLength: STRUCTURES },
    ),
    links: list(
      withDates(
        fc
          .record({
            under: structure,
            over: structure,
            kind: fc.constantFrom('academie', 'circonscription', 'cite-scolaire'),
          })
          .filter(({ under, over }) => under !== over),
      ),
      ({ under, over, kind, from }) => [under, kind, over, from].join(),
      6,
    ),
    groups: fc.constant(groups),
    members: list(
      withDates(
        fc.oneof(
          fc.record({ group: groupOf(() => true), person }),
          fc.record({
            group: groupOf((kind, code) => code === 'ELV' || kind === 'division'),
            person: child,
          }),
          fc.record({
            group: groupOf((kind, code) => code === 'TUT' || kind === 'responsables'),
            person: adult,
          }),
        ),
      ),
      ({ group, person, from }) => [group, person, from].join(),
      25,
    ),
    teaching: list(
      withDates(
        fc.record({ group: groupOf((kind) => kind === 'division' || kind === 'groupe'), person }),
      ),
      ({ group, person, from }) => [group, person, from].join(),
      6,
    ),
    schooling: list(
      withDates(fc.record({ structure, person: child })),
      ({ structure, person, from }) => [structure, person, from].join(),
      6,
    ),
    families: list(
      withDates(
        fc
          .record({ pair, level: fc.nat(2) })
          .map(({ pair: [pupil, responsable], level }) => ({ pupil, responsable, level })),
      ),
      ({ pupil, responsable, from }) => [pupil, responsable, from].join(),
    ),
    powers: list(
      withDates(
        fc.record({
          person,
          structure: fc.option(structure),
          verb: fc.constantFrom('administer', 'open-divisions', 'something-else'),
        }),
      ),
      (power) => JSON.stringify(power),
      3,
    ),
    tutorings: list(
      withDates(
        fc
          .record({ pair, school: structure, company: structure })
          .map(({ pair: [pupil, tutor], ...where }) => ({ pupil, tutor, ...where })),
      ),
      ({ tutor, pupil, school, company, from }) => [tutor, pupil, school, company, from].join(),
      5,
    ),
    restrictions: list(
      withDates(pair.map(([pupil, responsable]) => ({ pupil, responsable }))),
      (restriction) => JSON.stringify(restriction),
      6,
    ),
  })
  .map(withTutorsThere);

/** Most tutors are in their company and most pupils at their school: chance alone seldom puts them there. */
function withTutorsThere(region: SmallRegion): SmallRegion {
  const there = (structure: number, profile: string, person: number, dates: Dated) => ({
    group: region.groups.findIndex(
      (group) => group.structure === structure && group.code === profile,
    ),
    ...{ person, ...dates },
  });
  const members = region.tutorings.flatMap(({ tutor, pupil, school, company, from, to }, at) => {
    const since = { from: '2026-03-01', to: at % 2 === 0 ? null : to };
    return [there(company, 'TUE', tutor, { from, to }), there(school, 'ELV', pupil, since)];
  });
  const key = ({ group, person, from }: SmallRegion['members'][number]) =>
    [group, person, from].join();
  const all = [...region.members, ...members].map((one) => [key(one), one] as const);
  return { ...region, members: [...new Map(all).values()] };
}

/** The id of the person at a place; of the structure too. */
export const personId = (at: number) => `00000000-0000-7000-8000-00000000000${at}`;
export const structureId = (at: number) => `00000000-0000-7000-8000-00000000010${at}`;
const groupId = (at: number) =>
  `00000000-0000-7000-8000-000000000${String(200 + at).padStart(3, '0')}`;

/** Puts the region into an empty directory, and stops its clock. */
export async function build({ run }: TestDatabase, region: SmallRegion): Promise<void> {
  await run(
    [
      'delete from directory.structure; delete from directory.person;',
      `create or replace function directory.today_in(time_zone text) returns date language sql stable parallel safe as
         $$ select (timestamptz '${region.instant}' at time zone time_zone)::date $$;`,
      ...rowsOf(region).map(([table, rows]) => insert(table, rows)),
    ].join('\n'),
  );
}

function insert(table: string, rows: readonly unknown[][]): string {
  if (rows.length === 0) return '';
  const quoted = (value: unknown) => (value === null ? 'null' : `'${value}'`);
  const list = rows.map((row) => `(${row.map(quoted).join(', ')})`).join(', ');
  return `insert into directory.${table} values ${list};`;
}

const SOURCE = 'test';
const SCHOOL_YEAR = '2025-09-01';
/** What follows a pupil in a company has an end. */
export const NEVER = '2030-01-01';

function rowsOf(region: SmallRegion): [table: string, rows: unknown[][]][] {
  const people = Array.from({ length: PEOPLE }, (_, at) => at);
  return [
    [
      'structure (id, name, kind, time_zone)',
      region.structures.map(({ zone, kind }, at) => [structureId(at), 'S', kind, zone]),
    ],
    ['person (id, family_name, given_name)', people.map((at) => [personId(at), 'P', String(at)])],
    [
      'structure_link (structure_id, kind, to_id, source, valid_from, valid_to)',
      region.links.map(({ under, kind, over, from, to }) => [
        ...[structureId(under), kind, structureId(over), SOURCE, from, to],
      ]),
    ],
    [
      'people_group (id, structure_id, kind, code, label, source, valid_from)',
      region.groups.map(({ structure, kind, code }, at) => [
        ...[groupId(at), structureId(structure), kind, code, code, SOURCE, SCHOOL_YEAR],
      ]),
    ],
    ['group_member (group_id, person_id, source, valid_from, valid_to)', inGroups(region.members)],
    ['teaching (group_id, person_id, source, valid_from, valid_to)', inGroups(region.teaching)],
    [
      'schooling (person_id, structure_id, source, valid_from, valid_to)',
      region.schooling.map(({ person, structure, from, to }) => [
        ...[personId(person), structureId(structure), SOURCE, from, to],
      ]),
    ],
    [
      'responsibility (pupil_id, responsable_id, source, lien, niveau_responsabilite, valid_from, valid_to)',
      region.families.map(({ pupil, responsable, level, from, to }) => [
        ...[personId(pupil), personId(responsable), SOURCE, '10', level, from, to],
      ]),
    ],
    [
      'power (person_id, verb, structure_id, reason, valid_from, valid_to)',
      region.powers.map(({ person, verb, structure, from, to }) => [
        ...[personId(person), verb, structure === null ? null : structureId(structure), SOURCE],
        ...[from, to],
      ]),
    ],
    [
      'tutoring (tutor_id, pupil_id, structure_id, company_id, kind, source, valid_from, valid_to)',
      region.tutorings.map(({ tutor, pupil, school, company, from, to }) => [
        ...[personId(tutor), personId(pupil), structureId(school), structureId(company)],
        ...['stage', SOURCE, from, to ?? NEVER],
      ]),
    ],
    [
      'custody_restriction (pupil_id, responsable_id, valid_from, valid_to, reason_code)',
      region.restrictions.map(({ pupil, responsable, from, to }) => [
        ...[personId(pupil), personId(responsable), from, to, 'jugement'],
      ]),
    ],
  ];
}

const inGroups = (rows: readonly (Dated & { group: number; person: number })[]) =>
  rows.map(({ group, person, from, to }) => [groupId(group), personId(person), SOURCE, from, to]);
