import { FeedRefused, type FeedSource, type FeedType, type RefusedRecord } from '../feed.ts';
import { Known as KnownHashes } from '../known.ts';
import { newId } from '../new-id.ts';
import type { Loader, Reading } from '../reading.ts';
import { rowOf, type Stage } from '../rows.ts';
import type { LeftRow } from './gathering.ts';
import type { Translated } from './translate.ts';

/** What was left of the tables besides their lines. */
export interface Leftovers {
  /** Lines that have not the shape of the table. */
  misshapen: readonly (RefusedRecord & { type: FeedType })[];
  /** Cells of headers that are no column, by header. */
  left: Readonly<Record<string, number>>;
  bytes: number;
  /** Whom the source named before. */
  known: readonly { type: FeedType; id: string }[];
}

const REFUSALS_KEPT = 10_000;
const FULL = 262_144;

/** Gives what was translated to the loader, as AAF is given: structures, then people, only what is new or changed. */
export async function giveRecords(
  source: FeedSource,
  { made, left, read, spoiled }: Translated,
  more: Leftovers,
  loader: Loader,
): Promise<Reading> {
  const hashes = new KnownHashes(await loader.known(source));
  const untouched = more.known.filter(({ type, id }) => type === 'Eleve' && spoiled.has(id));
  const isUntouched = new Set(untouched.map(keyOf));
  let stage: Stage = 'structure';
  let lines = '';
  const send = async () => {
    if (lines !== '') await loader.rows(stage, Buffer.from(lines));
    lines = '';
  };
  for (const { record } of made) {
    if (isUntouched.has(keyOf(record))) continue;
    const row = rowOf(record);
    if (hashes.meet(row.hash)) continue;
    if (row.stage !== stage || lines.length > FULL) await send();
    stage = row.stage;
    lines += `${newId()}\t${row.hash}\t${row.line}\n`;
  }
  await send();
  const refused = refusedIn(left, more.misshapen);
  const held = [...untouched, ...stayingIn(made, left, more)];
  refuseEmpty(read, refused);
  return {
    source,
    read: { ...read },
    refused: refused.slice(0, REFUSALS_KEPT),
    refusedCount: refused.length,
    held,
    ...{ deleted: [], named: [], unmet: hashes.unmet() },
    unknownAttributes: { ...more.left },
    bytes: more.bytes,
  };
}

const keyOf = ({ type, id }: { type: FeedType; id: string }): string => `${type}$${id}`;

/**
 * A spoilt line is no disappearance: whose line was left stays as they are; and where one cannot even tell whose it is,
 * everybody of its kind who is not named stays.
 */
function stayingIn(
  made: Translated['made'],
  left: readonly LeftRow[],
  { misshapen, known }: Leftovers,
): Reading['held'] {
  const named = new Set(made.map(({ record }) => keyOf(record)));
  const unsure = new Set<FeedType>(
    [...misshapen, ...left.filter(({ id }) => id === null)].map(({ type }) => type),
  );
  const whose = left.flatMap(({ type, id }) => (id === null ? [] : [{ type, id }]));
  const others = known.filter(({ type }) => unsure.has(type)).map(({ type, id }) => ({ type, id }));
  return [...whose, ...others].filter((one) => !named.has(keyOf(one)));
}

const refusedIn = (left: readonly LeftRow[], misshapen: Leftovers['misshapen']): RefusedRecord[] =>
  [...misshapen, ...left]
    .map(({ file, line, id, reason }) => ({ file, line, id, reason }))
    .sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));

/** A feed of which no line at all can be taken is no feed. */
function refuseEmpty(read: Record<FeedType, number>, refused: readonly RefusedRecord[]): void {
  const people = read.Eleve + read.PersRelEleve + read.PersEducNat;
  const [first] = refused;
  if (first !== undefined && people > 0 && refused.length >= people + read.EtabEducNat)
    throw new FeedRefused(
      `aucune ligne ne peut être prise ; ${first.reason}`,
      first.file,
      first.line,
    );
}
