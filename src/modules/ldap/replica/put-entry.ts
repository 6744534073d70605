import type { Entry } from '../sdet/entry.ts';
import { Attribute, Change, type Client, ResultCodeError } from './protocol.ts';

/** What putting an entry there took. */
export type Put = 'added' | 'modified' | 'unchanged';

type Attributes = ReadonlyMap<string, readonly string[]>;
/** Values that one request carries at most: a group may have a hundred thousand. */
const MOST = 5_000;

/** Makes the entry of the replica what it should be, by the values that differ alone. */
export async function putEntry(client: Client, entry: Entry, isNew: boolean): Promise<Put> {
  if (isNew && (await isAdded(client, entry))) return 'added';
  const there = await readEntry(client, entry.dn);
  if (there === undefined) {
    await addEntry(client, entry);
    return 'added';
  }
  const changes = changesOf(there, new Map(entry.attributes));
  if (changes.length === 0) return 'unchanged';
  try {
    for (const request of requestsOf(changes)) await client.modify(entry.dn, request);
  } catch (error) {
    // Another structural class: LDAP changes it in no entry, so the entry is made anew.
    if (!hasCode(error, 69)) throw error;
    await removeEntry(client, entry.dn);
    await addEntry(client, entry);
  }
  return 'modified';
}

/** Takes the entry away; one that is not there is no fault. */
export async function removeEntry(client: Client, dn: string): Promise<void> {
  try {
    await client.del(dn);
  } catch (error) {
    if (!hasCode(error, 32)) throw error;
  }
}

/** The attributes of the entry that is there, the operational ones aside; undefined for none. */
export async function readEntry(client: Client, dn: string): Promise<Attributes | undefined> {
  try {
    const { searchEntries } = await client.search(dn, { scope: 'base' });
    const [found] = searchEntries;
    if (found === undefined) return undefined;
    const { dn: _name, ...attributes } = found;
    return new Map(
      Object.entries(attributes).map(([name, values]) => [name, [values].flat().map(String)]),
    );
  } catch (error) {
    if (hasCode(error, 32)) return undefined;
    throw error;
  }
}

/** What makes `there` into `wanted`: values taken away, then values added. */
function changesOf(there: Attributes, wanted: Attributes): Change[] {
  const changes: Change[] = [];
  for (const name of new Set([...there.keys(), ...wanted.keys()])) {
    const [has, wants] = [new Set(there.get(name)), new Set(wanted.get(name))];
    const gone = [...has].filter((value) => !wants.has(value) && !isAbove(name, value));
    const come = [...wants].filter((value) => !has.has(value));
    changes.push(...changesWith('delete', name, gone), ...changesWith('add', name, come));
  }
  return changes;
}

/** A class that a server adds by itself above those that were given. */
const isAbove = (name: string, value: string) => name === 'objectClass' && value === 'top';

const changesWith = (operation: 'add' | 'delete', type: string, values: readonly string[]) =>
  [...chunksOf(values)].map(
    (some) => new Change({ operation, modification: new Attribute({ type, values: some }) }),
  );

/**
 * All in one request where it is not too large: what is half done is seen by nobody. Else the long lists come after the
 * rest, and take before they give away: a group without members is refused.
 */
function requestsOf(changes: readonly Change[]): Change[][] {
  const size = changes.reduce((sum, { modification }) => sum + modification.values.length, 0);
  if (size <= MOST) return [[...changes]];
  const isLong = ({ modification }: Change) => modification.values.length > MOST / 10;
  const long = changes.filter(isLong).sort((a, b) => (a.operation < b.operation ? -1 : 1));
  const short = changes.filter((change) => !isLong(change));
  return [...(short.length > 0 ? [short] : []), ...long.map((change) => [change])];
}

async function isAdded(client: Client, entry: Entry): Promise<boolean> {
  try {
    await addEntry(client, entry);
    return true;
  } catch (error) {
    if (hasCode(error, 68)) return false;
    throw error;
  }
}

async function addEntry(client: Client, { dn, attributes }: Entry): Promise<void> {
  const first = attributes.map(
    ([type, values]) => new Attribute({ type, values: values.slice(0, MOST) }),
  );
  await client.add(dn, first);
  for (const [type, values] of attributes)
    for (const change of changesWith('add', type, values.slice(MOST)))
      await client.modify(dn, change);
}

const hasCode = (error: unknown, code: number) =>
  error instanceof ResultCodeError && error.code === code;

function* chunksOf(values: readonly string[]): Generator<string[]> {
  for (let at = 0; at < values.length; at += MOST) yield values.slice(at, at + MOST);
}
