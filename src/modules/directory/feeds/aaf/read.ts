import {
  type FeedKind,
  FeedRefused,
  type FeedSource,
  type FeedType,
  feedTypes,
  type NamedGroup,
  type StructureRecord,
} from '../feed.ts';
import { Known } from '../known.ts';
import { newId } from '../new-id.ts';
import type { Loader, Reading } from '../reading.ts';
import { rowOf, type Stage } from '../rows.ts';
import { filesOf, namesIn } from './archive.ts';
import { knownAttributes } from './attributes.ts';
import { Delivery, inReadingOrder, typesOf } from './delivery.ts';
import type { Header, RawRecord } from './envelope.ts';
import { type PartName, partName } from './file-name.ts';
import { groupsNamed, inSecondDegreeTerms } from './first-degree.ts';
import { type FeedFrame, frameOf } from './frame.ts';
import { parse } from './parse.ts';
import { checkIdentity, translate } from './translate.ts';
import { RecordRefused } from './values.ts';

const REFUSALS_KEPT = 10_000;
const FULL = 262_144;

/**
 * Reads a whole AAF feed of either degree: of a complete one the rows that are new or changed, of a delta all of them and
 * what it deletes. Where both lie together the complete one is read. `FeedRefused` when it cannot be taken.
 */
export async function readAaf(
  path: string,
  academy: string | null,
  loader: Loader,
): Promise<Reading> {
  const reader = new Reader(academy, loader);
  const names = await namesIn(path);
  let kind = names && checkFolder(names);
  for await (const { name, bytes } of filesOf(path, isPart, inReadingOrder)) {
    kind ??= partName(name)?.kind;
    if (partName(name)?.kind === kind) await reader.file(name, bytes);
    else if (kind === 'Delta') throw new FeedRefused('un flux complet après un delta', name);
  }
  return reader.end();
}

const isPart = (name: string): boolean => partName(name) !== undefined;

/** A folder says its names at once: what is missing is told before anything is read. */
function checkFolder(names: readonly string[]): PartName['kind'] {
  const parts = names.flatMap((name) => partName(name) ?? []);
  const kind = parts.find((part) => part.kind === 'Complet')?.kind ?? parts[0]?.kind;
  if (kind === undefined) throw nothingHere();
  const delivery = new Delivery();
  const taken = parts.filter((part) => part.kind === kind).map(({ name }) => name);
  for (const name of taken.sort(inReadingOrder)) delivery.add(name);
  // The degree is told by the files: what every complete feed has is asked for now, the rest once they are read.
  delivery.checkWhole(kind === 'Complet' ? typesOf('1D') : []);
  return kind;
}

const nothingHere = (): FeedRefused =>
  new FeedRefused('aucun fichier AAF ici : …_Complet_AAAAMMJJ_<Type>_NNNN.xml attendu');

class Reader {
  readonly #academy: string | null;
  readonly #loader: Loader;
  readonly #delivery = new Delivery();
  readonly #seen = new Map<FeedType, Set<string | number>>();
  readonly #uais = new Map<string, string>();
  readonly #reading: Omit<Reading, 'source' | 'unmet'>;
  readonly #unknown = new Map<string, number>();
  #source: FeedSource | undefined;
  #known = new Known(new BigInt64Array(0));
  #lines = '';
  #stage: Stage = 'structure';
  #degree: FeedFrame['degree'] = '2D';
  readonly #named = new Map<string, NamedGroup>();

  constructor(academy: string | null, loader: Loader) {
    this.#academy = academy;
    this.#loader = loader;
    const read = Object.fromEntries(feedTypes.map((type) => [type, 0]));
    const empty = { refused: [], refusedCount: 0, held: [], deleted: [], named: [] };
    this.#reading = { read: read as Reading['read'], ...empty, unknownAttributes: {}, bytes: 0 };
  }

  async file(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const part = this.#delivery.add(name);
    let frame: FeedFrame | undefined;
    for await (const { header, records } of parse(this.#measured(bytes), name)) {
      frame ??= await this.#begin(part, header);
      for (const raw of records) {
        this.#take(raw, part, frame);
        if (this.#lines.length > FULL) await this.#send();
      }
    }
    await this.#send();
  }

  async end(): Promise<Reading> {
    if (this.#source === undefined) throw nothingHere();
    const needed = this.#source.kind === 'complete' ? typesOf(this.#degree) : [];
    this.#delivery.checkWhole(needed);
    for (const type of needed) {
      if (this.#reading.read[type] > 0) continue;
      throw new FeedRefused(`aucune fiche dans les fichiers ${type} : le flux n’est pas complet`);
    }
    const unknownAttributes = Object.fromEntries([...this.#unknown].sort((a, b) => b[1] - a[1]));
    return {
      ...this.#reading,
      named: [...this.#named.values()],
      source: this.#source,
      unmet: this.#known.unmet(),
      unknownAttributes,
    };
  }

  async *#measured(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      this.#reading.bytes += chunk.length;
      yield chunk;
    }
  }

  async #begin(part: PartName, header: Header): Promise<FeedFrame> {
    const academy = header.get('codeAcademieExport') ?? this.#academy;
    if (academy === null || !/^[0-9A-Z]{1,3}$/.test(academy)) {
      throw new FeedRefused(
        'l’en-tête ne donne pas codeAcademieExport : indiquez l’académie avec --academy',
        part.name,
      );
    }
    const degree = degreeOf(part, header);
    const kind: FeedKind = part.kind === 'Complet' ? 'complete' : 'delta';
    const found = { source: `aaf:${degree}:${academy}`, academy, day: part.day, kind };
    if (this.#source === undefined) {
      this.#source = found;
      this.#degree = degree;
      this.#known = new Known(await this.#loader.known(found));
    } else if (degree !== this.#degree) {
      throw new FeedRefused('premier et second degré dans un même flux', part.name);
    } else if (academy !== this.#source.academy) {
      throw new FeedRefused(
        `deux académies dans un flux (${this.#source.academy}, ${academy})`,
        part.name,
      );
    }
    return frameOf({ day: part.day, degree, kind }, header.get('versionAF'));
  }

  #take(given: RawRecord, part: PartName, frame: FeedFrame): void {
    const { type } = part;
    this.#reading.read[type] += 1;
    let raw = given;
    try {
      if (frame.degree === '1D') {
        for (const group of groupsNamed(given, type)) this.#name(group);
        raw = inSecondDegreeTerms(given, type);
      }
      if (frame.kind === 'delta' && raw.request === 'deleteRequest') {
        this.#delete(raw, type);
        return;
      }
      const record = translate(raw, type, frame);
      const row = rowOf(record);
      this.#once(raw, type);
      if (record.type === 'EtabEducNat') this.#oneUai(record);
      for (const name of raw.values.keys()) {
        if (!knownAttributes[type].has(name))
          this.#unknown.set(name, (this.#unknown.get(name) ?? 0) + 1);
      }
      if (this.#known.meet(row.hash)) return;
      this.#stage = row.stage;
      this.#lines += `${newId()}\t${row.hash}\t${row.line}\n`;
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      this.#refuse(raw, part, error);
    }
  }

  #delete(raw: RawRecord, type: FeedType): void {
    checkIdentity(raw, type);
    this.#once(raw, type);
    this.#reading.deleted.push({ type, id: Buffer.from(raw.id).toString() });
  }

  #name(group: NamedGroup): void {
    this.#named.set(`${group.structure}$${group.kind}$${group.code}`, group);
  }

  #once(raw: RawRecord, type: FeedType): void {
    const seen = this.#seen.get(type) ?? new Set();
    this.#seen.set(type, seen);
    // Numbers, or a text of its own: a slice would keep the whole piece of the file in memory.
    const key = /^[1-9]\d{0,14}$/.test(raw.id) ? Number(raw.id) : Buffer.from(raw.id).toString();
    if (seen.has(key)) throw new Duplicate('identifiant déjà vu dans ce flux');
    seen.add(key);
  }

  /** Two records that give one UAI would make one structure of two schools: what is known of the later one stays. */
  #oneUai({ id, uai }: StructureRecord): void {
    if (uai === null) return;
    const first = this.#uais.get(uai);
    if (first !== undefined)
      throw new RecordRefused(`UAI ${uai} déjà donné par la fiche ${first} de ce flux`);
    this.#uais.set(uai, id);
  }

  #refuse(raw: RawRecord, part: PartName, error: RecordRefused): void {
    const reading = this.#reading;
    const id = raw.id === '' ? null : Buffer.from(raw.id.slice(0, 64)).toString();
    reading.refusedCount += 1;
    if (reading.refused.length < REFUSALS_KEPT) {
      reading.refused.push({ file: part.name, line: raw.line, id, reason: error.message });
    }
    if (id !== null && !(error instanceof Duplicate)) reading.held.push({ type: part.type, id });
  }

  async #send(): Promise<void> {
    if (this.#lines === '') return;
    const lines = Buffer.from(this.#lines);
    this.#lines = '';
    await this.#loader.rows(this.#stage, lines);
  }
}

class Duplicate extends RecordRefused {}

function degreeOf(part: PartName, header: Header): '1D' | '2D' {
  const said = header.get('degre') ?? /(?:^|[^0-9])([12]D)/.exec(part.prefix)?.[1];
  return said === '1D' ? '1D' : '2D';
}
