/** What every feed becomes, whatever its format: records in the words of the directory, ready to be staged. */

/** The kinds of records, named as AAF names them; a feed of another format uses those it has. */
export const feedTypes = [
  'EtabEducNat',
  'MatiereEducNat',
  'MefEducNat',
  'Eleve',
  'PersRelEleve',
  'PersEducNat',
] as const;
export type FeedType = (typeof feedTypes)[number];

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** A class or a groupe d'enseignement as its structure declares it. `mefs` for a division, `divisions` for a groupe. */
export interface Declared {
  code: string;
  /** Empty when the feed gives none: the code is shown instead. */
  label: string;
  mefs: readonly string[];
  divisions: readonly string[];
}

export interface StructureRecord {
  type: 'EtabEducNat';
  id: string;
  uai: string | null;
  siret: string | null;
  /** As people say it: « Collège des Tilleuls ». */
  name: string;
  /** What the name lets think, when the nature code is unknown. */
  kindHint: string | null;
  typeCode: string | null;
  ministry: string | null;
  contract: string | null;
  academy: string | null;
  street: string | null;
  postalCode: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
  /** Jointures of the structures that this one is attached to. */
  attachedTo: readonly string[];
  divisions: readonly Declared[];
  groupes: readonly Declared[];
}

export interface MatiereRecord {
  type: 'MatiereEducNat';
  id: string;
  label: string;
  rattach: string | null;
}

export interface MefRecord {
  type: 'MefEducNat';
  id: string;
  label: string;
  rattach: string | null;
  stat11: string | null;
  nivFormation: string | null;
  filiere: string | null;
}

export interface Address {
  lines: readonly string[];
  postalCode: string | null;
  city: string | null;
  country: string | null;
}

/** What the three kinds of people share. Null or empty: the feed does not say. */
export interface Person {
  id: string;
  civility: string | null;
  familyName: string;
  givenName: string;
  birthName: string | null;
  otherGivenNames: readonly string[];
  birthDate: Day | null;
}

/** A pupil's link to a responsable. `level`: 1 représentant légal, 2 personne en charge, 0 none. */
export interface Relation {
  responsable: string;
  lien: string;
  level: 0 | 1 | 2;
  financial: boolean;
  contactPriority: number | null;
  pays: boolean;
}

/** A division or groupe in the structure of that jointure. `from`: the day of entry, when the feed gives it. */
export interface Place {
  structure: string;
  code: string;
  from: Day | null;
}

export interface PupilRecord extends Person {
  type: 'Eleve';
  ine: string | null;
  siecleId: string | null;
  email: string | null;
  homePhone: string | null;
  address: Address | null;
  structure: string | null;
  structureFrom: Day | null;
  mef: string | null;
  mefLabel: string | null;
  nivFormation: string | null;
  filiere: string | null;
  statut: string | null;
  regime: string | null;
  enseignements: readonly string[];
  relations: readonly Relation[];
  divisions: readonly Place[];
  groupes: readonly Place[];
  /** A date in the record is still to come: it must be read again tomorrow, even unchanged. */
  waits: boolean;
}

export interface ResponsableRecord extends Person {
  type: 'PersRelEleve';
  email: string | null;
  homePhone: string | null;
  workPhone: string | null;
  mobile: string | null;
  smsPhone: string | null;
  address: Address | null;
  addressShared: boolean;
}

export interface AgentFunction {
  structure: string;
  code: string;
  label: string | null;
  disciplineCode: string;
  disciplineLabel: string | null;
}

/** One division or groupe taught; `matiere` is empty when the feed does not say. */
export interface Assignment {
  kind: 'division' | 'groupe';
  structure: string;
  code: string;
  matiere: string;
}

export interface AgentRecord extends Person {
  type: 'PersEducNat';
  stsId: string | null;
  academicEmail: string | null;
  structure: string | null;
  isTeacher: boolean;
  functions: readonly AgentFunction[];
  /** Jointures of the structures that the agent heads. */
  heads: readonly string[];
  assignments: readonly Assignment[];
  headTeacherOf: readonly Place[];
}

export type FeedRecord =
  | StructureRecord
  | MatiereRecord
  | MefRecord
  | PupilRecord
  | ResponsableRecord
  | AgentRecord;

/** A record that was left out, and why, in French. `line` is where it starts; `id` is null when it has none. */
export interface RefusedRecord {
  file: string;
  line: number | null;
  id: string | null;
  reason: string;
}

/** What a feed is: all that its source knows, whose silence speaks too, or what changed since. */
export type FeedKind = 'complete' | 'delta';

/**
 * Where a feed comes from and of which day. AAF: the source `aaf:2D:18`, the academy `18`, the day in the file names.
 * Another format names itself first: `csv:<name>`, `onde:<uai>`; it has no academy, and its identifiers are its own.
 */
export interface FeedSource {
  source: string;
  /** Where identifiers are unique: the academy's code; of another format, the source itself. */
  academy: string;
  day: Day;
  kind: FeedKind;
}

/** The name of a class or groupe whose number is its code, as the first degree gives it. */
export interface NamedGroup {
  structure: string;
  kind: 'division' | 'groupe';
  code: string;
  label: string;
}

/** The whole feed is refused and nothing was changed. The message says why, naming file and line when there is one. */
export class FeedRefused extends Error {
  override name = 'FeedRefused';
  readonly file: string | null;
  readonly line: number | null;

  constructor(reason: string, file: string | null = null, line: number | null = null) {
    super(reason);
    this.file = file;
    this.line = line;
  }
}
