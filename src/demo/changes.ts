import { academyDomain, dayOf, mailOf, mobileNumber } from './contacts.ts';
import { chooseGroupes, type Enrolment, enrol, openEnrolment, pupilNumbers } from './enrolment.ts';
import { makeHousehold } from './families.ts';
import { surnames } from './names.ts';
import { demoJointures } from './people.ts';
import { type Random, randomOf } from './random.ts';
import type { Agent, Pupil, Responsable, School, Sector } from './region.ts';
import { agentId, agentNumbers, makeAgent } from './staff.ts';

/** What may have happened in a sector since the feed before: about `share` of its people changed, left or came. */
export interface Change {
  share: number;
  seed: string;
  /** YYYYMMDD of the later feed; another day, other changes. */
  date: string;
}

/** Lets time pass on a sector just made. Records of people to whom nothing happens stay the same to the byte; the demo people stay. */
export function applyChange(sector: Sector, { share, seed, date }: Change): void {
  const random = randomOf(seed, 'change', date, sector.rank);
  const enrolment = openEnrolment(sector, random, pupilNumbers.newcomersFrom);
  for (const school of sector.schools) {
    for (const pupil of school.pupils.filter(({ id }) => touched(id, random, share))) {
      changePupil(enrolment, pupil, dayOf(date));
    }
  }
  sector.responsables = sector.responsables.filter(({ children }) => children.length > 0);
  for (const responsable of sector.responsables) {
    if (touched(responsable.id, random, share)) changeResponsable(responsable, random);
  }
  for (const school of sector.schools) changeStaff(school, random, share);
}

const touched = (id: string, random: Random, share: number) =>
  random.chance(share) && !demoJointures.has(id);

/** A pupil leaves (and a newcomer takes the seat), changes division, or moves with the family. */
function changePupil(enrolment: Enrolment, pupil: Pupil, today: string): void {
  const { random } = enrolment;
  const { division, school } = pupil;
  const draw = random.next();
  if (draw < 0.4) {
    leave(pupil);
    if (division) enrol(enrolment, school, division).entered = today;
  } else if (draw < 0.7 && division) {
    const others = school.divisions.filter((one) => one.level === division.level);
    pupil.division = random.pick(others);
    pupil.groupes = chooseGroupes(pupil.division, random);
  } else {
    enrolment.maker.town = school.plan.town;
    Object.assign(pupil.household, makeHousehold(enrolment.maker));
  }
}

/** Takes a pupil out of the school and out of the adults' lists. */
function leave(pupil: Pupil): void {
  pupil.school.pupils.splice(pupil.school.pupils.indexOf(pupil), 1);
  for (const { responsable } of pupil.relations) {
    responsable.children = responsable.children.filter((child) => child !== pupil);
  }
}

/** A responsable changes number, address or, seldom, name. */
function changeResponsable(responsable: Responsable, random: Random): void {
  const draw = random.next();
  if (draw < 0.6) responsable.mobile = mobileNumber(random);
  else if (draw < 0.9) {
    const suffix = String(random.between(1000, 9999));
    responsable.mail = mailOf(responsable.given, responsable.sn, 'example.org', suffix);
  } else responsable.sn = random.pick(surnames);
}

/** An agent leaves to a newcomer all there was to do, or changes name. */
function changeStaff(school: School, random: Random, share: number): void {
  let order = agentNumbers.newcomersFrom;
  school.agents = school.agents.map((agent): Agent => {
    if (!touched(agent.id, random, share)) return agent;
    if (random.chance(0.5)) return { ...agent, sn: random.pick(surnames) };
    const { fonctions, services, principal, rattach } = agent;
    const id = agentId(school, order++);
    const newcomer = makeAgent(id, rattach, random, (given, family) =>
      mailOf(given, family, academyDomain, String(id)),
    );
    return { ...newcomer, fonctions, services, principal };
  });
}
