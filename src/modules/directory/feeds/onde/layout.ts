import type { FeedKindOfTable } from '../csv/columns.ts';
import type { Table, TableRow } from '../csv/csv-table.ts';
import type { MappedRow, MappedTable } from '../csv/mapping.ts';
import { plain } from '../csv/plain.ts';
import { FeedRefused } from '../feed.ts';

/** The three extractions of ONDE, by a header that only one of them has. */
const layouts: readonly { kind: FeedKindOfTable; mark: string; rows: Layout }[] = [
  { kind: 'eleves', mark: 'prenom eleve', rows: pupilLines },
  { kind: 'responsables', mark: 'prenom responsable', rows: responsableLines },
  { kind: 'personnels', mark: 'directeur', rows: teacherLines },
];

type Layout = (
  cell: (header: string) => string,
  row: TableRow,
  headers: readonly string[],
) => Line[];
type Line = Record<string, string>;

/** An extraction of ONDE in the columns of Préau; a file of another layout is refused. */
export function inColumns({ file, headers, rows }: Table): MappedTable {
  const said = headers.map(plain);
  const layout = layouts.find(({ mark }) => said.includes(mark));
  if (layout === undefined)
    throw new FeedRefused(
      'ce n’est pas une extraction d’ONDE (élèves, responsables, enseignants)',
      file,
      1,
    );
  const lines = rows.flatMap((row): MappedRow[] => {
    const cell = (header: string) => row.cells[said.indexOf(header)] ?? '';
    return layout.rows(cell, row, said).map((values) => ({
      file,
      line: row.line,
      values: new Map(Object.entries(values)),
    }));
  });
  return { kind: layout.kind, rows: lines, columns: new Set(), left: {} };
}

function pupilLines(cell: (header: string) => string): Line[] {
  return [
    {
      nom: cell('nom d usage eleve') || cell('nom eleve'),
      nom_naissance: cell('nom eleve'),
      prenom: cell('prenom eleve'),
      date_naissance: cell('date naissance'),
      civilite: cell('sexe'),
      ine: cell('ine'),
      adresse: cell('adresse1'),
      code_postal: cell('cp1'),
      ville: cell('commune1'),
      classe: cell('classe') || cell('libelle classe'),
      niveau: cell('niveau'),
      formation: cell('niveau'),
    },
  ];
}

/** Four cells a child, as often as there are children: usage name, family name, given name, class. */
const CHILD = 'nom d usage enfant';

function responsableLines(
  cell: (header: string) => string,
  { cells }: TableRow,
  headers: readonly string[],
): Line[] {
  const person = {
    civilite: cell('civilite responsable'),
    nom: cell('nom usage responsable') || cell('nom responsable'),
    nom_naissance: cell('nom responsable'),
    prenom: cell('prenom responsable'),
    adresse: cell('adresse responsable'),
    code_postal: cell('cp responsable'),
    ville: cell('commune responsable'),
    courriel: cell('courriel'),
    telephone: cell('telephone domicile'),
    telephone_travail: cell('telephone travail'),
    mobile: cell('telephone portable'),
  };
  const lines: Line[] = [];
  for (let at = headers.indexOf(CHILD); at >= 0 && at < cells.length; at += 4) {
    const [usage = '', family = '', given = '', division = ''] = cells.slice(at, at + 4);
    if (given !== '')
      lines.push({
        ...person,
        eleve_nom: usage || family,
        eleve_prenom: given,
        eleve_classe: division,
      });
  }
  return lines.length > 0 ? lines : [person];
}

/** Who directs a school often teaches there too: a line for each. */
function teacherLines(cell: (header: string) => string): Line[] {
  const person = {
    civilite: cell('civilite'),
    nom: cell('nom usage') || cell('nom'),
    nom_naissance: cell('nom'),
    prenom: cell('prenom'),
    courriel: cell('courriel'),
  };
  const directs = plain(cell('directeur')) === 'oui';
  const teaches = !directs || cell('classe') !== '';
  return [
    ...(directs ? [{ ...person, fonction: 'DEC' }] : []),
    ...(teaches ? [{ ...person, fonction: 'ENS', classes: cell('classe') }] : []),
  ];
}
