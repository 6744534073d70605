import { dateIn, mailOf } from './contacts.ts';
import { type Family, type FamilyMaker, makeAdult, makeFamily, payer } from './families.ts';
import { boys, girls } from './names.ts';
import type { Random } from './random.ts';
import type { Division, Groupe, Pupil, Relation, School, Sector } from './region.ts';

/** Enrols the pupils of one sector, giving seats to brothers and sisters of those already seated first. */
export interface Enrolment {
  sector: Sector;
  random: Random;
  maker: FamilyMaker;
  /** Families with a child still to be seated, by the year it was born. */
  waiting: Map<number, Family[]>;
  /** Number of the next pupil of a school; newcomers of a later feed are numbered apart. */
  number: (school: School) => number;
}

/** Room for the numbers of one school's pupils, and where those of a later feed's newcomers begin. */
export const pupilNumbers = { perSchool: 4000, newcomersFrom: 3000 };

/** Opens the enrolment of a sector; `firstNumber` is 0 for the feed itself, higher for later newcomers. */
export function openEnrolment(sector: Sector, random: Random, firstNumber: number): Enrolment {
  const counters = new Map<School, number>();
  let adults = firstNumber * 5;
  // Ids of half the sectors pass 2^31: real ones do, and a reader must keep them as text.
  const base = (sector.rank % 2 === 0 ? 10_000_000 : 5_000_000_000) + sector.rank * 40_000;
  const [first] = sector.schools as [School];
  return {
    sector,
    random,
    waiting: new Map(),
    number: (school) => {
      const next = counters.get(school) ?? firstNumber;
      counters.set(school, next + 1);
      return next;
    },
    maker: {
      random,
      town: first.plan.town,
      newId: () => String(base + adults++),
      keep: (responsable) => void sector.responsables.push(responsable),
      father: undefined,
    },
  };
}

/** Seats one more pupil in a division, from a waiting family if one has a child of that age. */
export function enrol(enrolment: Enrolment, school: School, division: Division): Pupil {
  const { random, maker, waiting } = enrolment;
  maker.town = school.plan.town;
  const onTime = division.level.born;
  const brothersAndSisters = waiting.get(onTime)?.pop();
  const born = brothersAndSisters || random.chance(0.93) ? onTime : onTime - 1;
  const family = brothersAndSisters ?? openFamily(enrolment, born);
  const pupil = seat(enrolment, school, division, family, born);
  if (born < 2008 && random.chance(0.3)) speakForHimself(maker, pupil);
  return pupil;
}

/** A family whose first child sits down now; the others, twins or two years apart at least, wait for a seat of their age. */
function openFamily({ random, maker, waiting }: Enrolment, born: number): Family {
  const family = makeFamily(maker);
  const years = [born];
  const others = random.pick(numbersOfOthers);
  for (let child = 0; child < others; child++) {
    const twin = random.chance(0.03);
    const year = twin ? born : born + random.between(2, 5) * (random.chance(0.4) ? 1 : -1);
    if (!twin && years.some((taken) => Math.abs(taken - year) < 2)) continue;
    years.push(year);
    const queue = waiting.get(year);
    if (queue) queue.push(family);
    else waiting.set(year, [family]);
  }
  return family;
}

const numbersOfOthers = [0, 0, 0, 0, 0, 1, 1, 1, 2];

/** Adds to the school the record of a pupil who belongs to `family`. */
export function seat(
  { random, number }: Pick<Enrolment, 'random' | 'number'>,
  school: School,
  division: Division,
  family: Family,
  born: number,
): Pupil {
  const order = number(school);
  const id = 2_000_000 + school.plan.rank * pupilNumbers.perSchool + order;
  const woman = random.chance(0.49);
  const given = unheard(family, random, woman ? girls : boys);
  const twin = family.children.find((child) => child.born.endsWith(String(born)));
  const pupil: Pupil = {
    id: String(id),
    ine: `${String(990_000_000 + (id % 9_000_000))}${letter(random)}${letter(random)}`,
    siecleId: String(700_000 + id),
    sn: family.surname,
    given,
    others: [given, ...(random.chance(0.5) ? [random.pick(woman ? girls : boys)] : [])],
    woman,
    born: twin?.born ?? dateIn(born, random),
    mail: random.chance(0.06)
      ? mailOf(given, family.surname, 'example.net', String(id).slice(-3))
      : '',
    household: family.home,
    relations: [],
    school,
    division,
    mef: division.mef,
    groupes: chooseGroupes(division, random),
    regime: random.chance(0.66) ? demiPension : random.pick(regimes),
    boursier: random.chance(0.24),
    transport: random.chance(0.4),
    apprentice: school.plan.kind === 'cfa',
    entered: '01/09/2026',
  };
  for (const relation of family.relations) relate(pupil, relation);
  family.children.push(pupil);
  school.pupils.push(pupil);
  return pupil;
}

/** A given name that no brother or sister has. */
function unheard(
  { children }: Pick<Family, 'children'>,
  random: Random,
  names: readonly string[],
): string {
  const given = random.pick(names);
  return children.some((child) => child.given === given)
    ? unheard({ children }, random, names)
    : given;
}

const demiPension = "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT";
const regimes = [
  'EXTERNE LIBRE',
  'EXTERNE LIBRE',
  "INTERNE DANS L'ETABLISSEMENT",
  "DEMI-PENSIONNAIRE HORS L'ETABLISSEMENT",
];
const letter = (random: Random) => 'ABCDEFGHJK'[random.below(10)];

/** Ties a pupil to an adult, on both sides. */
export function relate(pupil: Pupil, relation: Relation): void {
  pupil.relations.push({ ...relation });
  relation.responsable.children.push(pupil);
}

/** An adult pupil who is his own responsable (lien 70): the same person, once in each file. */
function speakForHimself(maker: FamilyMaker, pupil: Pupil): void {
  const self = makeAdult(maker, pupil.woman, pupil.sn, pupil.household);
  self.given = pupil.given;
  relate(pupil, { responsable: self, lien: '70', ...payer });
}

/** The groupes a pupil of the division chooses, each choice answered by as many options as it takes. */
export function chooseGroupes(division: Division, random: Random): Groupe[] {
  return division.choices.flatMap(({ take, options }) => {
    const left = [...options];
    return Array.from({ length: take }, () => draw(left, random)?.groupe).filter(
      (groupe) => groupe !== undefined,
    );
  });
}

/** Takes one of the options out of `left`, heavier ones more often. */
function draw<T extends { weight: number }>(left: T[], random: Random): T | undefined {
  let at = 0;
  let rest = random.next() * left.reduce((sum, { weight }) => sum + weight, 0);
  for (; at < left.length - 1; at++) {
    rest -= left[at]?.weight ?? 0;
    if (rest < 0) break;
  }
  return left.splice(at, 1)[0];
}
