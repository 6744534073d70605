import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { testDatabase } from '#kernel/testing';
import { emptyDirectory } from '../aaf/samples/directory-state.ts';
import {
  addRequest,
  fileOf,
  filesOfSample,
  nameOf,
  type SampleFeed,
} from '../aaf/samples/sample-feed.ts';
import { person } from '../aaf/samples/small-school.ts';
import { pickUpFeeds } from './pick-up-feeds.ts';
import { placesOf } from './places.ts';

/** A directory of its own with one source `nuit`, empty before each test, and a clock that each look turns on. */
export async function openFolder() {
  const database = await testDatabase();
  const { url, db, run } = database;
  let root = '';
  let now = new Date('2026-11-24T01:00:00Z');
  const places = () => placesOf(root, 'nuit');
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'preau-pick-up-'));
  });
  after(() => rm(root, { recursive: true }));
  beforeEach(async () => {
    await emptyDirectory(database);
    await run('truncate kernel.event cascade');
    await run(`insert into directory.pick_up (folder, label, kind) values ('nuit', 'AAF', 'aaf')`);
    await rm(join(root, 'nuit'), { recursive: true, force: true });
    now = new Date('2026-11-24T01:00:00Z');
    await lookOnce();
  });

  /** One look, some minutes after the last one. */
  async function lookOnce(minutes = 5) {
    now = new Date(now.valueOf() + minutes * 60_000);
    const at = now;
    return pickUpFeeds({
      ...{ url, db, root, settle: 60_000, now: () => at },
      log: { info: () => undefined, warn: () => undefined } as never,
    });
  }

  return {
    database,
    run,
    url,
    places,
    root: () => root,
    lookOnce,
    /** As many looks as it takes: one to see, one to find the same. */
    lookTwice: async () => {
      await lookOnce();
      await lookOnce();
    },
    deposits: () =>
      run<{ name: string; state: string; reason: string | null }>(
        'select name, state, reason from directory.deposit order by seen_at, name',
      ),
    /** What was put away, with its report. */
    putAway: async (where: 'taken' | 'refused') =>
      Promise.all(
        (await readdir(places()[where])).map(async (folder) => {
          const path = join(places()[where], folder);
          return {
            files: (await readdir(path)).sort(),
            report: await readFile(join(path, 'bilan.txt'), 'utf8'),
          };
        }),
      ),
    events: (name: string) =>
      run<{ payload: Record<string, unknown> }>(
        'select payload from kernel.event where name = $1 order by id',
        [name],
      ).then((rows) => rows.map(({ payload }) => payload)),
  };
}

/** The files of a feed as one archive. */
export async function archiveOf(files: Iterable<[string, string | Uint8Array]>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of files) tar.entry({ name }, Buffer.from(content));
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar) pieces.push(piece as Buffer);
  return gzipSync(Buffer.concat(pieces));
}

export const archiveOfFeed = (feed: SampleFeed): Promise<Buffer> => archiveOf(filesOfSample(feed));

/** A delta that adds one pupil to the collège. */
export const deltaOf = (day: string, name: string, id: string): [string, string][] => {
  const feed = { day, kind: 'Delta' } as const;
  const pupil = person('NOUVEAU', name, {
    ENTPersonStructRattach: '100',
    ENTElevePersRelEleve: '11$10$1$1$1$1',
  });
  return [[nameOf('Eleve', feed), fileOf([addRequest('Eleve', id, pupil)], feed)]];
};
