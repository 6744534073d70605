import { type Dated, NEVER, PEOPLE, type SmallRegion } from './small-region.ts';

/** One line of sight, by places in the lists; the days between which it stands as it is. */
export interface Line {
  viewer: number;
  subject: number;
  because: string;
  structure: number | null;
  from: string | null;
  to: string | null;
}

/** Who sees whom in the school, and in the structures of the académie, as the rules say at first. */
const staff = ['ENS', 'DOC', 'DIR', 'EVS', 'ETA'];
const knows: Record<string, readonly string[]> = {
  DIR: ['ELV', 'TUT', 'TUE', ...staff],
  EVS: ['ELV', 'TUT', 'TUE', ...staff],
  ENS: ['TUE', ...staff],
  DOC: ['TUE', ...staff],
  ETA: ['TUE', ...staff],
};

/** What sight must be: written as one says it, without SQL, cleverness nor speed. */
export function sightOf(region: SmallRegion): Line[] {
  const at = new Reference(region);
  return [
    ...Array.from({ length: PEOPLE }, (_, one) => line(one, one, 'self', null, [])),
    ...at.children(),
    ...at.pupils(),
    ...at.schools(),
    ...at.perimeters(),
    ...at.tutors(),
  ];
}

/** Who belongs to which group as everybody else may know: who may not be told of a child is not told by a group. */
export const toldGroupsOf = (region: SmallRegion): { person: number; group: number }[] =>
  new Reference(region).told();

/** How many memberships of today a restriction takes away. */
export function leftOut(region: SmallRegion): number {
  const at = new Reference(region);
  return at.members().length - at.told().length;
}

class Reference {
  readonly #region: SmallRegion;
  constructor(region: SmallRegion) {
    this.#region = region;
  }

  #day(zone: string): string {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
    return format.format(new Date(this.#region.instant));
  }
  #dayIn = (structure: number) => this.#day(this.#region.structures[structure]?.zone ?? '');

  /** The days it is where a pupil is at school; in Paris where they are nowhere. */
  #daysOf(pupil: number): string[] {
    const days = this.#region.schooling
      .filter(({ person, to }) => person === pupil && to === null)
      .map(({ structure }) => this.#dayIn(structure));
    return (days.length > 0 ? days : [this.#day('Europe/Paris')]).sort();
  }

  members = () =>
    this.#region.members.flatMap((member) => {
      const group = this.#region.groups[member.group];
      return group && holds(member, [this.#dayIn(group.structure)])
        ? [{ ...member, ...group }]
        : [];
    });

  #restrictions = (pupil: number, responsable: number) =>
    this.#region.restrictions.filter(
      (one) => one.pupil === pupil && one.responsable === responsable && one.from !== one.to,
    );

  #families = () =>
    this.#region.families.flatMap((family) => {
      const days = this.#daysOf(family.pupil);
      const restrictions = this.#restrictions(family.pupil, family.responsable);
      const isRestricted = restrictions.some(
        // Between two clocks: begun on one, not ended on the other.
        (one) => one.from <= (days.at(-1) ?? '') && (one.to === null || one.to > (days[0] ?? '')),
      );
      if (!holds(family, days) || family.level === 0 || isRestricted) return [];
      const before = restrictions.filter(({ from }) => from <= (days.at(-1) ?? ''));
      const after = restrictions.filter(({ from }) => from > (days.at(-1) ?? ''));
      return [
        {
          ...family,
          from: [family.from, ...before.map(({ to }) => to ?? '')].sort().at(-1) ?? '',
          to: earliest([family.to, ...after.map(({ from }) => from)]),
        },
      ];
    });

  children = (): Line[] =>
    this.#families().map((family) =>
      line(family.responsable, family.pupil, 'my-child', null, [family]),
    );

  told() {
    return this.members().filter(({ person, kind, code, structure }) => {
      const isTold = kind === 'responsables' || (kind === 'profile' && code === 'TUT');
      const hasRestriction = this.#region.restrictions.some((one) => one.responsable === person);
      if (!isTold || !hasRestriction) return true;
      const [childKind, childCode] = kind === 'profile' ? ['profile', 'ELV'] : ['division', code];
      return this.#families().some(
        (family) =>
          family.responsable === person &&
          this.members().some(
            (child) =>
              child.person === family.pupil &&
              child.structure === structure &&
              child.kind === childKind &&
              child.code === childCode,
          ),
      );
    });
  }

  pupils = (): Line[] =>
    this.#region.teaching.flatMap((teaching) => {
      const structure = this.#region.groups[teaching.group]?.structure ?? 0;
      if (!holds(teaching, [this.#dayIn(structure)])) return [];
      return this.members()
        .filter(({ group }) => group === teaching.group)
        .map((member) =>
          line(teaching.person, member.person, 'my-pupil', structure, [teaching, member]),
        );
    });

  #profiles = () => this.members().filter(({ kind }) => kind === 'profile');

  schools = (): Line[] => [
    ...this.#profiles().flatMap((mine) =>
      this.#profiles()
        .filter((their) => their.structure === mine.structure)
        .filter((their) => knows[mine.code]?.includes(their.code))
        .map((their) =>
          line(mine.person, their.person, 'my-school', mine.structure, [mine, their]),
        ),
    ),
    ...this.#powers('open-divisions').flatMap((power) =>
      this.#profiles()
        .filter((their) => their.structure === power.structure)
        .filter((their) => their.code === 'ELV' || their.code === 'ENS')
        .map((their) =>
          line(power.person, their.person, 'my-school', their.structure, [power, their]),
        ),
    ),
  ];

  /** While the tutor is in that company and the pupil at that school. */
  #followed = () =>
    this.#region.tutorings.flatMap((said) => {
      const tutoring = { ...said, to: said.to ?? NEVER };
      if (!holds(tutoring, [this.#dayIn(said.school)])) return [];
      const there = (who: number, structure: number, profile: string) =>
        this.#profiles().filter(
          (one) => one.person === who && one.structure === structure && one.code === profile,
        );
      return there(said.pupil, said.school, 'ELV').flatMap((pupil) =>
        there(said.tutor, said.company, 'TUE').map((tutor) => ({
          ...said,
          dates: [tutoring, pupil, tutor],
        })),
      );
    });

  tutors = (): Line[] =>
    this.#followed().flatMap(({ tutor, pupil, school, dates }) => [
      line(tutor, pupil, 'my-apprentice', school, dates),
      line(pupil, tutor, 'my-tutor', school, dates),
      ...this.#profiles()
        .filter(({ structure, code }) => structure === school && knows[code]?.includes('TUE'))
        .map((mine) => line(mine.person, tutor, 'my-school', school, [mine, ...dates])),
      ...this.#powers('administer').flatMap((power) => {
        const seen = (...more: Dated[]) =>
          line(power.person, tutor, 'my-perimeter', school, [power, ...more, ...dates]);
        if (power.structure === null) return [];
        const under = this.#under(power.structure).filter((link) => link.under === school);
        return [
          ...(power.structure === school ? [seen()] : []),
          ...under.map((link) => seen(link)),
        ];
      }),
    ]);

  #powers = (verb: string) =>
    this.#region.powers.filter((power) => {
      const day =
        power.structure === null ? this.#day('Europe/Paris') : this.#dayIn(power.structure);
      return power.verb === verb && holds(power, [day]);
    });

  #under = (over: number) =>
    this.#region.links.filter(
      (link) =>
        link.over === over &&
        link.kind !== 'cite-scolaire' &&
        holds(link, [this.#dayIn(link.under)]),
    );

  perimeters = (): Line[] =>
    this.#profiles().flatMap((their) => {
      const seen = (viewer: number, ...dates: Dated[]) =>
        line(viewer, their.person, 'my-perimeter', their.structure, [...dates, their]);
      const mine = this.#powers('administer').flatMap((power) => [
        ...(power.structure === null || power.structure === their.structure
          ? [seen(power.person, power)]
          : []),
        ...(power.structure === null ? [] : this.#under(power.structure))
          .filter(({ under }) => under === their.structure)
          .map((link) => seen(power.person, power, link)),
      ]);
      const asStaff = this.#profiles()
        .filter(({ code }) => code === 'ACA' && staff.includes(their.code))
        .flatMap((viewer) =>
          this.#under(viewer.structure)
            .filter(({ under }) => under === their.structure)
            .map((link) => seen(viewer.person, viewer, link)),
        );
      return [...mine, ...asStaff];
    });
}

const holds = ({ from, to }: Dated, days: readonly string[]) =>
  days.every((day) => from <= day && (to === null || to > day));

const earliest = (days: readonly (string | null)[]) =>
  days.filter((day) => day !== null).sort()[0] ?? null;

const line = (
  viewer: number,
  subject: number,
  because: string,
  structure: number | null,
  dates: readonly Dated[],
): Line => ({
  ...{ viewer, subject, because, structure },
  from:
    dates
      .map(({ from }) => from)
      .sort()
      .at(-1) ?? null,
  to: earliest(dates.map(({ to }) => to)),
});
