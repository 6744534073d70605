import type { AddressBook } from './contacts.ts';
import { hireDemoStaff, seatDemoFamily } from './demo-family.ts';
import { type Enrolment, enrol, openEnrolment, relate } from './enrolment.ts';
import { contactOnly, makeAdult } from './families.ts';
import { surnames } from './names.ts';
import { randomOf } from './random.ts';
import type { Pupil, School, Sector } from './region.ts';
import { openSchool } from './school.ts';
import type { SchoolPlan } from './schools.ts';
import { staffSector } from './staff.ts';

/** Makes one sector with everyone in it: schools, then the demo people if they belong here, pupils, families, staff. */
export function makeSector(
  seed: string,
  rank: number,
  plans: readonly SchoolPlan[],
  addressOf: AddressBook,
): Sector {
  const schools = plans.map((plan) => openSchool(plan, randomOf(seed, 'school', plan.rank)));
  const sector: Sector = { rank, schools, responsables: [] };
  const enrolment = openEnrolment(sector, randomOf(seed, 'pupils', rank), 0);
  const [first] = schools;
  if (rank === 0 && first) {
    seatDemoFamily(enrolment);
    hireDemoStaff(first, addressOf);
  }
  for (const school of schools) {
    for (const division of school.divisions) {
      const seated = school.pupils.filter((pupil) => pupil.division === division).length;
      for (let at = seated; at < division.seats; at++) {
        missOut(enrol(enrolment, school, division), school);
      }
    }
  }
  for (const school of schools) strayRelations(enrolment, school);
  staffSector(sector, randomOf(seed, 'staff', rank), addressOf);
  return sector;
}

/** One pupil in about 150 has no division yet; the demo division stays whole. */
function missOut(pupil: Pupil, school: School): void {
  if (school.pupils.length % 151 !== 40 || pupil.division?.code === '5eB') return;
  pupil.division = undefined;
  pupil.groupes = [];
}

/** Once a school, as in real feeds: a pupil tied to an adult who is not in the feed, an adult to whom no pupil is tied. */
function strayRelations({ maker }: Enrolment, { pupils }: School): void {
  const [one, other] = [pupils[13], pupils[29]];
  if (!one || !other) return;
  const stranger = (keep: typeof maker.keep) =>
    makeAdult({ ...maker, keep }, true, maker.random.pick(surnames), one.household);
  relate(one, { responsable: stranger(() => {}), lien: '90', ...contactOnly });
  stranger(maker.keep).children.push(other);
}
