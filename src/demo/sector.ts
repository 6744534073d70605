import { enrol, openEnrolment } from './enrolment.ts';
import { hireDemoStaff, seatDemoFamily } from './people.ts';
import { randomOf } from './random.ts';
import type { Pupil, School, Sector } from './region.ts';
import { openSchool } from './school.ts';
import type { SchoolPlan } from './schools.ts';
import { staffSector } from './staff.ts';

/** Makes one sector with everyone in it: schools, then the demo people if they belong here, pupils, families, staff. */
export function makeSector(seed: string, rank: number, plans: readonly SchoolPlan[]): Sector {
  const schools = plans.map((plan) => openSchool(plan, randomOf(seed, 'school', plan.rank)));
  const sector: Sector = { rank, schools, responsables: [] };
  const enrolment = openEnrolment(sector, randomOf(seed, 'pupils', rank), 0);
  const [first] = schools;
  if (rank === 0 && first) {
    seatDemoFamily(enrolment);
    hireDemoStaff(first);
  }
  for (const school of schools) {
    for (const division of school.divisions) {
      const seated = school.pupils.filter((pupil) => pupil.division === division).length;
      for (let at = seated; at < division.seats; at++) {
        missOut(enrol(enrolment, school, division), school);
      }
    }
  }
  staffSector(sector, randomOf(seed, 'staff', rank));
  return sector;
}

/** One pupil in about 150 has no division yet; the demo division stays whole. */
function missOut(pupil: Pupil, school: School): void {
  if (school.pupils.length % 151 !== 40 || pupil.division?.code === '5eB') return;
  pupil.division = undefined;
  pupil.groupes = [];
}
