import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readsWithoutSight } from './sight-exceptions.ts';
import { everyFile } from './sources.ts';
import { type Fault, fault, type Outcome, type Round } from './step.ts';

const OWNER = 'src/modules/directory/';
const SCHEMA = `${OWNER}schema/[0-9]*.sql`;

/** Views that name nobody, and the one by which one reads about somebody. */
const aboutNobody = new Set(['structure_card', 'structure_under', 'sight']);

/** What the directory keeps of people: its tables, and the views that it publishes of them. */
export interface PeopleThere {
  tables: ReadonlySet<string>;
  views: ReadonlySet<string>;
}

/**
 * The law of sight: outside the directory no SQL reads a table of people, and whoever reads a view of people joins
 * `directory.sight`, or stands in a short list with the reason.
 */
export async function checkSight({ root }: Round): Promise<Outcome> {
  const people = peopleIn(globSync(SCHEMA, { cwd: root }).map((path) => textOf(root, path)));
  const paths = everyFile(root).filter(isLookedAt);
  const faults: Fault[] = [];
  const used = new Set<string>();
  let mentions = 0;
  for (const path of paths) {
    const found = sightFaults(path, textOf(root, path), people);
    mentions += found.mentions;
    faults.push(...found.faults);
    if (found.isExcused) used.add(path);
  }
  const stale = Object.keys(readsWithoutSight).filter((path) => !used.has(path));
  faults.push(...stale.map((path) => fault(`${path}: needs no exception to sight any more`)));
  if (people.tables.size < 5 || people.views.size < 3 || paths.length === 0)
    faults.push(fault('nothing to look at'));
  const looked = `${paths.length} files, ${mentions} mentions of ${people.tables.size} tables and ${people.views.size} views of people`;
  return { looked, faults };
}

const textOf = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

/** Programs and SQL outside the directory; not what only tests run, nor schemas that were drawn from a database. */
const isLookedAt = (path: string) =>
  /^(src|bin)\/.*\.(ts|tsx|mjs|sql)$/.test(path) &&
  !path.startsWith(OWNER) &&
  !/(\.test\.tsx?|\/testing\.ts|\/schema\/schema\.sql)$/.test(path) &&
  !path.startsWith('src/commands/check/');

/** The tables and views of people, from the migrations of the directory. */
export function peopleIn(migrations: readonly string[]): PeopleThere {
  const all = migrations.join('\n').replace(/--.*$/gm, '');
  const tables = new Set(['person']);
  for (const [, name = '', body = ''] of all.matchAll(/create table directory\.(\w+) \(([^;]*);/g))
    if (/references directory\.person\b/.test(body)) tables.add(name);
  const views = new Set<string>();
  for (const [, name = ''] of all.matchAll(/create (?:or replace )?view directory\.(\w+)/g))
    if (!aboutNobody.has(name)) views.add(name);
  return { tables, views };
}

/** What one file does against the law; `isExcused`: it stands in the list, and needs to. */
export function sightFaults(path: string, text: string, { tables, views }: PeopleThere) {
  const faults: Fault[] = [];
  const bare = path.endsWith('.sql') ? text.replace(/--.*$/gm, '') : text;
  const names = [...bare.matchAll(/\bdirectory["'`]?\s*\.\s*["'`]?(\w+)/g)];
  const excuse = readsWithoutSight[path];
  const hasSight = names.some(([, name]) => name === 'sight');
  const complain = (at: number, words: string) =>
    faults.push(fault(`${path}:${bare.slice(0, at).split('\n').length}: ${words}`));
  let readsPeople = false;
  let mentions = 0;
  for (const { 1: name = '', index } of names) {
    const isKey = /references\s+$/i.test(bare.slice(0, index));
    if (tables.has(name) && !isKey) {
      mentions += 1;
      readsPeople = true;
      if (excuse === undefined) complain(index, `directory.${name} is read in the directory alone`);
    }
    if (!views.has(name)) continue;
    mentions += 1;
    readsPeople = readsPeople || !hasSight;
    if (!hasSight && excuse === undefined)
      complain(index, `directory.${name} without directory.sight: who may read about whom?`);
  }
  for (const { index } of bare.matchAll(
    /withSchema\(\s*['"`]directory|search_path\b[^;\n]*directory/g,
  ))
    complain(index, 'the directory is named with its tables, so that one sees which');
  return { faults, mentions, isExcused: excuse !== undefined && readsPeople };
}
