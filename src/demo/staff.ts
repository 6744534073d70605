import { type AddressBook, dateIn } from './contacts.ts';
import { fonctionOf, type Post, teaching } from './fonctions.ts';
import { men, surnames, women } from './names.ts';
import { type MatiereName, matieres } from './nomenclature.ts';
import type { Random } from './random.ts';
import type { Agent, School, Sector, Service } from './region.ts';
import type { SchoolPlan } from './schools.ts';

/** An agent nobody has given anything to do yet. */
export function makeAgent(
  id: number,
  rattach: string,
  random: Random,
  addressOf: AddressBook,
): Agent {
  const woman = random.chance(0.62);
  const [given, sn] = [random.pick(woman ? women : men), random.pick(surnames)];
  return {
    id: String(id),
    stsId: String(40_000 + (id % 900_000)),
    sn,
    birthName: woman && random.chance(0.3) ? random.pick(surnames) : sn,
    given,
    woman,
    born: dateIn(random.between(1962, 2001), random),
    mail: addressOf(given, sn),
    rattach,
    fonctions: [],
    services: [],
    principal: [],
    free: fullService,
  };
}

/** Weekly hours a teacher can be given: eighteen and three supplementary ones. */
export const fullService = 21;

/** Room for the numbers of one school's agents, and where those of a later feed's newcomers begin. */
export const agentNumbers = { perSchool: 500, newcomersFrom: 400 };

/** The id of the `order`-th agent of a school. */
export const agentId = (school: School, order: number): number =>
  600_000 + school.plan.rank * agentNumbers.perSchool + order;

/** Staffs every school of a sector. A teacher left with few hours completes the service in the next school. */
export function staffSector(sector: Sector, random: Random, addressOf: AddressBook): void {
  let shared: Agent[] = [];
  for (const school of sector.schools) {
    const hire = () => {
      const agent = makeAgent(
        agentId(school, school.agents.length),
        school.plan.jointure,
        random,
        addressOf,
      );
      school.agents.push(agent);
      return agent;
    };
    holdPosts(school, hire);
    shared = teach(school, hire, shared);
    nameHeadTeachers(school, random);
  }
}

/** Fills the posts besides teaching, those already held by demo people apart. */
function holdPosts({ plan, agents }: School, hire: () => Agent): void {
  for (const [post, count] of postsOf(plan)) {
    const held = agents.filter(({ fonctions }) => fonctions.some((f) => isPost(f, post))).length;
    for (let more = held; more < count; more++) {
      hire().fonctions.push(fonctionOf(plan.jointure, post));
    }
  }
}

/** How many hold each post in a school of that kind and size; an école has few of them. */
function postsOf({ kind, pupils }: SchoolPlan): [Post, number][] {
  const perHundred = (count: number) => Math.ceil((pupils / 100) * count);
  const common: [Post, number][] = [
    ['chef', 1],
    ['aesh', perHundred(0.15)],
    ['aeh', pupils > 400 ? 1 : 0],
    ['aed', perHundred(0.5)],
    ['agent', perHundred(0.2)],
    ['sansObjet', 1],
  ];
  if (kind === 'ecole') return common;
  return [
    ...common,
    ['adjoint', pupils > 700 ? 2 : 1],
    ['cpe', perHundred(0.25)],
    ['doc', 1],
    ['gestion', 1],
    ['secretariat', perHundred(0.25)],
    ['infirmiere', 1],
    ['psyen', 1],
    ['labo', kind !== 'college' && pupils > 500 ? 2 : 0],
    ['travaux', kind === 'professionnel' || kind === 'cfa' ? 1 : 0],
  ];
}

const isPost = (fonction: { code: string; discipline: string }, post: Post) => {
  const { code, discipline } = fonctionOf('', post);
  return fonction.code === code && fonction.discipline === discipline;
};

/** Gives each service of the school to a teacher of its discipline; returns those with hours left to share. */
function teach(school: School, hire: () => Agent, shared: readonly Agent[]): Agent[] {
  const { plan } = school;
  const teams = new Map<string, Agent[]>();
  const join = (team: Agent[], agent: Agent, discipline: string) => {
    agent.fonctions.push(teaching(plan.jointure, discipline));
    team.push(agent);
    return agent;
  };
  const teamOf = (discipline: string) => {
    const team = teams.get(discipline) ?? school.agents.filter((one) => teaches(one, discipline));
    teams.set(discipline, team);
    return team;
  };
  const given = new Set(school.agents.flatMap(({ services }) => services.map(keyOf)));
  for (const { discipline, hours, ...service } of servicesOf(school)) {
    if (given.has(keyOf(service))) continue;
    const team = teamOf(discipline);
    const teacher =
      team.find(({ free }) => free >= hours) ??
      join(team, sharer(shared, discipline, hours, team) ?? hire(), discipline);
    teacher.free -= hours;
    teacher.services.push(service);
  }
  return [...teams.values()]
    .flat()
    .filter(({ free, rattach }) => free >= 8 && rattach === plan.jointure);
}

const keyOf = ({ code, matiere }: Service) => `${code}$${matiere}`;

const teaches = ({ fonctions }: Agent, discipline: string) =>
  fonctions.some(({ code, discipline: own }) => code === 'ENS' && own === discipline);

const sharer = (
  shared: readonly Agent[],
  discipline: string,
  hours: number,
  team: readonly Agent[],
) =>
  shared.find(
    (agent) => teaches(agent, discipline) && agent.free >= hours && !team.includes(agent),
  );

/** Every hour to be taught, division by division, then groupe by groupe. */
function* servicesOf({
  plan,
  divisions,
  groupes,
}: School): Generator<Service & { discipline: string; hours: number }> {
  const structure = plan.jointure;
  for (const { code, level, mef } of divisions) {
    for (const [name, hours] of Object.entries(level.hours) as [MatiereName, number][]) {
      const { code: matiere, discipline } = matieres[name];
      // In an école one teacher takes the whole division; elsewhere what has no discipline goes to French.
      const taughtBy = plan.kind === 'ecole' ? '' : discipline || matieres.fr.discipline;
      yield { structure, code, matiere, groupe: false, mef: mef.code, discipline: taughtBy, hours };
    }
  }
  for (const { code, matiere, discipline, hours } of groupes) {
    yield { structure, code, matiere, groupe: true, mef: '', discipline, hours };
  }
}

/** One professeur principal for each division, two in a tenth of them; nobody leads two divisions while another can. */
function nameHeadTeachers({ plan, divisions, agents }: School, random: Random): void {
  for (const { code } of divisions) {
    const key = `${plan.jointure}$${code}`;
    if (agents.some(({ principal }) => principal.includes(key))) continue;
    const team = agents.filter(({ services }) =>
      services.some((one) => one.structure === plan.jointure && one.code === code),
    );
    const free = team.filter(({ principal }) => principal.length === 0);
    const wanted = random.chance(0.1) ? 2 : 1;
    for (const agent of (free.length > 0 ? free : team).slice(0, wanted)) agent.principal.push(key);
  }
}
