import { fixedNumber, mailOf, mobileNumber } from './contacts.ts';
import { men, surnames, women } from './names.ts';
import { streetIn, type Town, townsOf } from './places.ts';
import type { Random } from './random.ts';
import type { Household, Pupil, Relation, Responsable } from './region.ts';

/** The adults of a family and what each is to its children; siblings share it. */
export interface Family {
  surname: string;
  home: Household;
  relations: readonly Relation[];
  /** The children already seated. */
  children: Pupil[];
}

type Charge = Omit<Relation, 'responsable' | 'lien'>;
/** A legal representative. */
export const legal: Charge = { financier: 0, legal: 1, contact: 1, paiement: 0 };
/** A legal representative who also pays. */
export const payer: Charge = { financier: 1, legal: 1, contact: 1, paiement: 1 };
const inCharge: Charge = { financier: 0, legal: 2, contact: 1, paiement: 0 };
/** Someone to call, without any right. */
export const contactOnly: Charge = { financier: 0, legal: 0, contact: 1, paiement: 0 };

/** Makes the families of one sector; every adult it makes is also given to `keep`, with an id from `newId`. */
export interface FamilyMaker {
  random: Random;
  town: Town;
  newId: () => string;
  keep: (responsable: Responsable) => void;
  /** The father of the last separated couple: he may have children in a second household. */
  father: Responsable | undefined;
}

/** A new family of the sector: most have two parents at one address, one in five has two addresses. */
export function makeFamily(maker: FamilyMaker): Family {
  const { random } = maker;
  const surname = random.chance(0.08)
    ? `${random.pick(surnames)}-${random.pick(surnames)}`
    : random.pick(surnames);
  const home = makeHousehold(maker);
  const draw = random.next();
  const relations =
    draw < 0.008 ? [] : draw < 0.03 ? guardians(maker, home) : parents(maker, surname, home, draw);
  return { surname, home, relations, children: [] };
}

function parents(maker: FamilyMaker, surname: string, home: Household, draw: number): Relation[] {
  const { random } = maker;
  const [single, separated] = [draw < 0.15, draw > 0.8];
  const motherAlone = random.chance(0.85);
  const relations: Relation[] = [];
  if (!single || motherAlone) {
    const mother = makeAdult(maker, true, surname, home);
    if (random.chance(separated ? 0.9 : 0.35)) mother.birthName = random.pick(surnames);
    if (separated) mother.sn = mother.birthName;
    relations.push({ responsable: mother, lien: '10', ...payer });
  }
  if (!single || !motherAlone) {
    const father = separated
      ? fatherElsewhere(maker, surname)
      : makeAdult(maker, false, surname, home);
    relations.push({ responsable: father, lien: '20', ...(single ? payer : legal) });
  }
  if (random.chance(0.06)) relations.push(another(maker, home));
  return relations;
}

/** A father who lives at his own address; one in eight already is the father of another household's children. */
function fatherElsewhere(maker: FamilyMaker, surname: string): Responsable {
  const known = maker.random.chance(0.12) ? maker.father : undefined;
  maker.father = known ? undefined : makeAdult(maker, false, surname, makeHousehold(maker));
  return known ?? (maker.father as Responsable);
}

/** A third person: grandparent, step-parent, adult brother, someone who keeps the child after school. */
function another(maker: FamilyMaker, home: Household): Relation {
  const lien = maker.random.pick(['38', '38', '39', '37', '43', '90']);
  const address = lien === '37' || lien === '90' ? home : makeHousehold(maker);
  const responsable = makeAdult(
    maker,
    maker.random.chance(0.6),
    maker.random.pick(surnames),
    address,
  );
  const level = lien === '38' || lien === '43' ? contactOnly : inCharge;
  return { responsable, lien, ...level };
}

/** Children raised by someone else than their parents: tutor, social services, educator, foster family, kin. */
function guardians(maker: FamilyMaker, home: Household): Relation[] {
  const lien = maker.random.pick(['38', '41', '42', '50', '51']);
  const adult = () => makeAdult(maker, maker.random.chance(0.5), maker.random.pick(surnames), home);
  const relations: Relation[] = [
    { responsable: adult(), lien, ...(lien === '41' || lien === '42' ? inCharge : payer) },
  ];
  if (lien === '51') relations.push({ responsable: adult(), lien: '42', ...inCharge });
  return relations;
}

/** An adult of the region, with contacts as unevenly filled in as in real feeds. */
export function makeAdult(
  { random, newId, keep }: FamilyMaker,
  woman: boolean,
  surname: string,
  household: Household,
): Responsable {
  const given = random.pick(woman ? women : men);
  const id = newId();
  const responsable: Responsable = {
    id,
    sn: surname,
    birthName: surname,
    given,
    woman,
    household,
    mobile: random.chance(0.88) ? mobileNumber(random) : '',
    workPhone: random.chance(0.2) ? fixedNumber(random) : '',
    mail: random.chance(0.72) ? mailOf(given, surname, 'example.org', id.slice(-3)) : '',
    shareAddress: random.chance(0.7),
    children: [],
  };
  keep(responsable);
  return responsable;
}

/** A home near the school: half of them in its commune, the others in the département. */
export function makeHousehold({ random, town }: FamilyMaker): Household {
  return {
    street: streetIn(random),
    complement: random.chance(0.12) ? `Bâtiment ${random.pick(['A', 'B', 'C', 'D'])}` : '',
    town: random.chance(0.5) ? town : random.pick(townsOf(town.departement)),
    phone: random.chance(0.4) ? fixedNumber(random) : '',
  };
}
