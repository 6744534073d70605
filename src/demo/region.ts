import type { Level } from './curriculum.ts';
import type { Mef } from './nomenclature.ts';
import type { Town } from './places.ts';
import type { SchoolPlan } from './schools.ts';

/** A school with its divisions and groupes, ready to be filled. */
export interface School {
  plan: SchoolPlan;
  divisions: Division[];
  groupes: Groupe[];
  pupils: Pupil[];
  agents: Agent[];
}

/** A division (« classe »): where a level's pupils sit and what they are taught together. */
export interface Division {
  code: string;
  label: string;
  level: Level;
  mef: Mef;
  seats: number;
  /** What each pupil must choose: `take` groupes among `options`, `undefined` being « none ». */
  choices: { take: number; options: { groupe: Groupe | undefined; weight: number }[] }[];
}

/** A groupe d'enseignement; `listed` is false for one that pupils use but EtabEducNat forgets. */
export interface Groupe {
  code: string;
  label: string;
  divisions: string[];
  matiere: string;
  discipline: string;
  hours: number;
  listed: boolean;
}

/** Where a family lives. */
export interface Household {
  street: string;
  complement: string;
  town: Town;
  phone: string;
}

/** What a responsable is to a pupil, in the order of the tuple of ENTElevePersRelEleve. */
export interface Relation {
  responsable: Responsable;
  lien: string;
  financier: 0 | 1;
  legal: 0 | 1 | 2;
  contact: 0 | 1;
  paiement: 0 | 1;
}

/** A PersRelEleve: parent, tutor, relative, educator… or an adult pupil for himself. */
export interface Responsable {
  id: string;
  sn: string;
  birthName: string;
  given: string;
  woman: boolean;
  household: Household;
  mobile: string;
  workPhone: string;
  mail: string;
  shareAddress: boolean;
  children: Pupil[];
}

/** An Eleve. */
export interface Pupil {
  id: string;
  ine: string;
  siecleId: string;
  sn: string;
  given: string;
  others: string[];
  woman: boolean;
  /** dd/MM/yyyy, as the feed has it. */
  born: string;
  mail: string;
  household: Household;
  relations: Relation[];
  school: School;
  division: Division | undefined;
  mef: Mef;
  groupes: Groupe[];
  regime: string;
  boursier: boolean;
  transport: boolean;
  apprentice: boolean;
  /** dd/MM/yyyy of arrival in the school. */
  entered: string;
}

/** One function of an agent: where, code, label, discipline code, discipline label. */
export interface Fonction {
  structure: string;
  code: string;
  label: string;
  discipline: string;
  disciplineLabel: string;
}

/** What an agent teaches, to whom: `code` is a division's or a groupe's. */
export interface Service {
  structure: string;
  code: string;
  matiere: string;
  groupe: boolean;
  mef: string;
}

/** A PersEducNat. */
export interface Agent {
  id: string;
  stsId: string;
  sn: string;
  birthName: string;
  given: string;
  woman: boolean;
  born: string;
  mail: string;
  rattach: string;
  fonctions: Fonction[];
  services: Service[];
  /** Divisions of which the agent is professeur principal, as `structure$division`. */
  principal: string[];
  /** Hours still free, while teams are being made. */
  free: number;
}

/** Schools that share families, all in one département: what is held in memory at once. */
export interface Sector {
  rank: number;
  schools: School[];
  responsables: Responsable[];
}
