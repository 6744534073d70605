import { personOf } from '../feeds/csv/identity.ts';
import type { MappedRow } from '../feeds/csv/mapping.ts';
import { plain } from '../feeds/csv/plain.ts';
import { day, email, ine, meaning, needed, RowRefused, text } from '../feeds/csv/values.ts';
import type { Company, Tutor } from './commands/write-tutoring.ts';
import { isSiret, type TutoringKind } from './contract.ts';
import { areTutoringDays } from './policy.ts';

/** A pupil of the school, as a table of tutors may name them. */
export interface NamedPupil {
  id: string;
  familyName: string;
  givenName: string;
  birthDate: string | null;
  ine: string | null;
}

/** What one line says: who follows whom, where, until when. */
export interface SaidTutoring {
  pupilId: string;
  company: Company;
  tutor: Tutor;
  kind: TutoringKind;
  from: string;
  until: string;
}

const kinds: ReadonlyMap<string, TutoringKind> = new Map([
  ...[
    'apprentissage',
    'apprenti',
    'contrat d apprentissage',
    'alternance',
    'maitre d apprentissage',
  ].map((word) => [word, 'apprentissage'] as const),
  ...['stage', 'pfmp', 'stagiaire', 'tuteur de stage'].map((word) => [word, 'stage'] as const),
]);

/** Reads one line of a table of tutors; null when what it tells is over. */
export function tutoringOf(
  row: MappedRow,
  pupils: readonly NamedPupil[],
  today: string,
): SaidTutoring | null {
  const siret = needed(row, 'siret').replaceAll(/[ .]/g, '');
  if (!isSiret(siret)) throw new RowRefused(`siret : « ${siret.slice(0, 20)} » n’est pas un SIRET`);
  const from = day(row, 'debut');
  const until = day(row, 'fin');
  if (from === null || until === null) throw new RowRefused('sans dates de début et de fin');
  const pupilId = pupilOf(row, pupils);
  const { civility, familyName, givenName } = personOf(row);
  const said = {
    ...{ pupilId, from, until },
    kind: meaning(row, 'type', kinds, 'apprentissage ni stage') ?? 'apprentissage',
    company: {
      ...{ siret, name: needed(row, 'entreprise'), street: text(row, 'adresse') },
      ...{ postalCode: text(row, 'code_postal'), city: text(row, 'ville') },
    },
    tutor: { civility, familyName, givenName, email: email(row), phone: text(row, 'telephone') },
  };
  if (from <= until && until < today) return null;
  if (!areTutoringDays({ from, until, today }))
    throw new RowRefused('la fin doit venir après le début, dans les quatre ans');
  return said;
}

function pupilOf(row: MappedRow, pupils: readonly NamedPupil[]): string {
  const number = ine(row, 'eleve_ine');
  const family = plain(text(row, 'eleve_nom') ?? '');
  const given = plain(text(row, 'eleve_prenom') ?? '');
  const born = day(row, 'eleve_date_naissance');
  if (number === null && (family === '' || given === '')) throw new RowRefused('sans élève');
  const [pupil, other] = pupils.filter((one) =>
    number === null
      ? plain(one.familyName) === family &&
        plain(one.givenName) === given &&
        (born === null || one.birthDate === born)
      : one.ine === number,
  );
  if (pupil === undefined) throw new RowRefused('cet élève n’est pas dans l’établissement');
  if (other !== undefined)
    throw new RowRefused('plusieurs élèves ont ce nom : donnez leur date de naissance ou leur INE');
  return pupil.id;
}
