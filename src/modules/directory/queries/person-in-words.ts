import type { CopySection } from '#kernel/module';
import { capital, listed } from '#kernel/words';

interface Dated {
  from: string;
  to: string | null;
}

/** What the directory keeps of one person, as their copy has it. */
export interface DirectoryFacts {
  person: Record<string, unknown> & { family_name: string; given_name: string };
  jointures: { academy: string; type: string; jointure: string }[];
  garIdentifier: string;
  schooling: (Dated & {
    structure: string;
    mefLabel: string | null;
    statut: string | null;
    regime: string | null;
    enseignements: string[];
  })[];
  functions: (Dated & { structure: string; label: string; discipline: string | null })[];
  groups: (Dated & { structure: string; kind: string; label: string })[];
  teaching: (Dated & { structure: string; label: string; matiere: string | null })[];
  responsibilities: (Dated & {
    as: 'pupil' | 'responsable';
    lien: string;
    niveau: number;
    financial: boolean;
    pays: boolean;
  })[];
  restrictions: (Dated & { as: 'pupil' | 'responsable'; reason: string })[];
  /** What a feed of that day changed, as it was before; ninety days at most. */
  formerly: { until: string; was: DirectoryFacts['person'] }[];
  /** On the liste rouge since then. */
  unlistedSince: string | null;
  /** Tables of a school that they are giving. */
  tables: { structure: string; since: string } | null;
  opened: { field: string; to: string; since: string }[];
  tutorings: (Dated & { as: 'pupil' | 'tutor'; kind: string; school: string; company: string })[];
  powers: (Dated & { verb: string; structure: string | null; reason: string })[];
}

type Line = CopySection['lines'][number];

/** The same, as one reads it to the person. */
export const personInWords = (facts: DirectoryFacts): CopySection[] =>
  [
    { title: 'Qui vous êtes', lines: identityLines(facts.person) },
    { title: 'Ce que des alimentations ont changé', lines: facts.formerly.flatMap(formerLines) },
    { title: 'Vos numéros dans l’éducation nationale', lines: numberLines(facts) },
    { title: 'Votre scolarité', lines: facts.schooling.flatMap(schoolingLines) },
    { title: 'Vos fonctions', lines: facts.functions.map(functionLine) },
    { title: 'Vos enseignements', lines: facts.teaching.map(teachingLine) },
    { title: 'Vos groupes', lines: facts.groups.map(groupLine) },
    { title: 'Votre famille', lines: facts.responsibilities.map(familyLine) },
    {
      title: 'Restrictions décidées par la justice',
      lines: facts.restrictions.map(restrictionLine),
    },
    { title: 'Ce que vous montrez aux autres', lines: shownLines(facts) },
    { title: 'Le suivi en entreprise', lines: facts.tutorings.map(tutoringLine) },
    {
      title: 'Les tableaux que vous êtes en train de donner',
      lines: facts.tables
        ? [{ label: facts.tables.structure, value: `depuis le ${day(facts.tables.since)}` }]
        : [],
    },
    { title: 'Vos pouvoirs d’administration', lines: facts.powers.map(powerLine) },
  ].filter(({ lines }) => lines.length > 0);

const personLabels: Record<string, string> = {
  civility: 'Civilité',
  given_name: 'Prénom',
  other_given_names: 'Autres prénoms',
  family_name: 'Nom',
  birth_name: 'Nom de naissance',
  birth_date: 'Date de naissance',
  ine: 'Identifiant national élève (INE)',
  siecle_id: 'Numéro dans SIECLE',
  sts_id: 'Numéro dans STS',
  email: 'Adresse électronique',
  academic_email: 'Adresse académique',
  home_phone: 'Téléphone du domicile',
  work_phone: 'Téléphone professionnel',
  mobile: 'Téléphone mobile',
  sms_phone: 'Numéro pour les SMS',
  address: 'Adresse postale',
  missing_since: 'Absent des fichiers de l’académie depuis',
};

function identityLines(person: DirectoryFacts['person']): Line[] {
  const lines = Object.entries(personLabels).flatMap(([name, label]) => {
    const value = name === 'address' ? writtenAddress(person[name]) : written(person[name]);
    return value === '' ? [] : [{ label, value }];
  });
  return person['address'] == null
    ? lines
    : [
        ...lines,
        {
          label: 'Adresse communiquée aux autres parents',
          value: person['address_shared'] === true ? 'oui' : 'non',
        },
      ];
}

const formerLines = ({ until, was }: DirectoryFacts['formerly'][number]): Line[] =>
  identityLines(was).map(({ label, value }) => ({
    label: `${label}, jusqu’au ${day(until)}`,
    value,
  }));

/** In the order of an envelope. */
function writtenAddress(value: unknown): string {
  const { lines, postalCode, city, country, ...rest } = (value ?? {}) as Record<string, unknown>;
  const place = [postalCode, city].map(written).filter(Boolean).join(' ');
  return [lines, place, country, ...Object.values(rest)].map(written).filter(Boolean).join(', ');
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(written).filter(Boolean).join(', ');
  if (typeof value === 'object')
    return Object.values(value).map(written).filter(Boolean).join(', ');
  const text = String(value);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? day(text) : text;
}

const types: Record<string, string> = {
  Eleve: 'élève',
  PersRelEleve: 'responsable',
  PersEducNat: 'personnel',
};

const numberLines = ({ jointures, garIdentifier }: DirectoryFacts): Line[] => [
  ...jointures.map(jointureLine),
  { label: 'Pour le gestionnaire d’accès aux ressources (GAR)', value: garIdentifier },
];

const jointureLine = ({ academy, type, jointure }: DirectoryFacts['jointures'][number]): Line => ({
  label: `Académie ${academy}, comme ${types[type] ?? type}`,
  value: jointure,
});

function schoolingLines(one: DirectoryFacts['schooling'][number]): Line[] {
  const what = [one.mefLabel, one.statut, one.regime].filter(Boolean).join(', ') || 'inscription';
  const line = { label: `${one.structure}, ${span(one)}`, value: what };
  return one.enseignements.length === 0
    ? [line]
    : [line, { label: 'Enseignements suivis', value: listed('fr', one.enseignements) }];
}

const functionLine = (one: DirectoryFacts['functions'][number]): Line => ({
  label: `${one.structure}, ${span(one)}`,
  value: [one.label, one.discipline].filter(Boolean).join(', '),
});

const teachingLine = (one: DirectoryFacts['teaching'][number]): Line => ({
  label: `${one.structure}, ${span(one)}`,
  value: [one.label, one.matiere].filter(Boolean).join(', '),
});

const groupLine = (one: DirectoryFacts['groups'][number]): Line => ({
  label: `${one.structure}, ${span(one)}`,
  value: one.label,
});

function familyLine(one: DirectoryFacts['responsibilities'][number]): Line {
  const kind =
    one.niveau === 1 ? 'représentant légal' : one.niveau === 2 ? 'personne en charge' : 'contact';
  const value = [kind, one.financial && 'responsable financier', one.pays && 'paie les frais']
    .filter(Boolean)
    .join(', ');
  const label =
    one.as === 'pupil' ? `Un de vos responsables : ${one.lien}` : `${capital(one.lien)} d’un élève`;
  return { label: `${label}, ${span(one)}`, value };
}

function shownLines({ unlistedSince, opened }: DirectoryFacts): Line[] {
  const lines = opened.map(({ field, to, since }) => ({
    label: `${personLabels[field] ?? field}, depuis le ${day(since)}`,
    value: `ouvert ${audiences[to] ?? to}`,
  }));
  return unlistedSince === null
    ? lines
    : [{ label: 'Liste rouge', value: `depuis le ${day(unlistedSince)}` }, ...lines];
}

const audiences: Record<string, string> = {
  colleague: 'aux collègues',
  family: 'aux parents de vos élèves',
  pupil: 'à vos élèves',
  teacher: 'à vos professeurs',
  classmate: 'à votre classe',
};

const restrictionLine = (one: DirectoryFacts['restrictions'][number]): Line => ({
  label: `${one.as === 'pupil' ? 'Un de vos responsables n’est pas informé à votre sujet' : 'Vous n’êtes pas informé au sujet d’un élève'}, ${span(one)}`,
  value: one.reason,
});

const tutoringLine = (one: DirectoryFacts['tutorings'][number]): Line => ({
  label: `${capital(one.kind)}, ${span(one)}`,
  value: `${one.as === 'pupil' ? 'Suivi par' : 'Vous suivez un élève pour'} ${one.company}, ${one.school}`,
});

const powerLine = (one: DirectoryFacts['powers'][number]): Line => ({
  label: `${one.verb === 'administer' ? 'Administrer' : one.verb} ${one.structure ?? 'toute la plateforme'}, ${span(one)}`,
  value: one.reason,
});

const format = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const day = (text: string) => format.format(new Date(text)).replace(/^1 /, '1er ');

const span = ({ from, to }: Dated) =>
  to === null ? `depuis le ${day(from)}` : `du ${day(from)} au ${day(to)}`;
