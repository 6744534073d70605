import type { Day, FeedType } from '../feed.ts';
import { FeedRefused } from '../feed.ts';
import { gather, type LeftRow, type Made } from './gathering.ts';
import type { MappedRow } from './mapping.ts';
import { agentsOf } from './translate-agents.ts';
import { pupilsOf } from './translate-pupils.ts';
import { responsablesOf } from './translate-responsables.ts';
import {
  bareStructure,
  type NamedStructure,
  structureId,
  structureOf,
} from './translate-structures.ts';
import { RowRefused, uai } from './values.ts';

/** The lines of a feed by kind; a kind whose file is not there is undefined. */
export interface FeedRows {
  structures?: readonly MappedRow[] | undefined;
  eleves?: readonly MappedRow[] | undefined;
  responsables?: readonly MappedRow[] | undefined;
  personnels?: readonly MappedRow[] | undefined;
}

/** What a feed says, in the words of the directory. */
export interface Translated {
  made: Made[];
  left: LeftRow[];
  /** Lines read, by type. */
  read: Record<FeedType, number>;
  /** Pupils whose families are not wholly told: those already known stay as they are. */
  spoiled: ReadonlySet<string>;
}

/** Translates a feed, whose structures are in its own file or named by whoever takes it. */
export function translate(
  rows: FeedRows,
  { day, structure }: { day: Day; structure: NamedStructure | null },
): Translated {
  const places = structuresOf(rows.structures ?? [], structure);
  const known = new Set(places.map(({ record }) => record.id));
  const [only] = known.size === 1 ? [...known] : [];
  const structureOfRow = (row: MappedRow): string => {
    const said = uai(row) ?? only;
    if (said === undefined) throw new RowRefused('sans UAI, et ce flux a plusieurs établissements');
    if (!known.has(said)) throw new RowRefused(`l’établissement ${said} n’est pas dans ce flux`);
    return said;
  };
  const frame = { day, structureOf: structureOfRow };
  const pupils = pupilsOf(rows.eleves ?? [], frame);
  const responsables = responsablesOf(rows.responsables ?? [], pupils);
  const agents = agentsOf(rows.personnels ?? [], frame);
  const all = [pupils, responsables, agents];
  return {
    made: [...places, ...all.flatMap(({ made }) => made)],
    left: all.flatMap(({ left }) => left),
    read: {
      EtabEducNat: places.length,
      MatiereEducNat: 0,
      MefEducNat: 0,
      Eleve: rows.eleves?.length ?? 0,
      // Who has three children has three lines and is one.
      PersRelEleve: responsables.made.length + responsables.left.length,
      PersEducNat: agents.made.length + agents.left.length,
    },
    spoiled: responsables.spoiled,
  };
}

/** All or nothing: people of a structure that is left out would be left out with it. */
function structuresOf(rows: readonly MappedRow[], named: NamedStructure | null): Made[] {
  const { spoken, left } = gather(
    rows,
    'EtabEducNat',
    structureId,
    structureOf,
    () => 'le même UAI',
  );
  const [first] = left;
  if (first !== undefined) throw new FeedRefused(first.reason, first.file, first.line);
  const made: Made[] = spoken.flatMap(({ rows: lines }) =>
    lines.map(({ row, said }) => ({ record: said, file: row.file, line: row.line })),
  );
  if (named !== null && made.every(({ record }) => record.id !== named.uai))
    made.push({ record: bareStructure(named), file: '--uai', line: 0 });
  if (made.length === 0)
    throw new FeedRefused(
      'aucun établissement : donnez un fichier « structures », ou un UAI avec --uai',
    );
  return made;
}
