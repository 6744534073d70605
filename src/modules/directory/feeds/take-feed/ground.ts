import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import { testDatabase } from '#kernel/testing';
import { emptyDirectory } from '../aaf/samples/directory-state.ts';
import { filesOfSample, type SampleFeed, writeFiles } from '../aaf/samples/sample-feed.ts';
import { smallSchool } from '../aaf/samples/small-school.ts';
import { type AafRequest, takeAaf } from '../take-feed.ts';

/** Files of a feed by name, as a test may spoil them. */
export type Files = Map<string, string | Uint8Array>;

/** A directory of its own, empty before each test, and a folder to write feeds into. */
export async function openGround() {
  const database = await testDatabase();
  const { url, run } = database;
  let room = '';
  let folders = 0;
  before(async () => {
    room = await mkdtemp(join(tmpdir(), 'preau-feed-'));
  });
  after(() => rm(room, { recursive: true }));
  beforeEach(() => emptyDirectory(database));

  return {
    database,
    url,
    run,
    room: () => room,
    /** Writes and takes a feed; `edit` may change the files on the way. */
    async take(
      feed: SampleFeed,
      options: Partial<AafRequest> & { edit?: (files: Files) => void } = {},
    ) {
      const { edit, ...request } = options;
      const files: Files = filesOfSample(feed);
      edit?.(files);
      folders += 1;
      const path = await writeFiles(join(room, String(folders)), files);
      return takeAaf({ url, path, ...request });
    },
    /** Given names of those who are in a group now. */
    membersOf: async (kind: string, code: string) =>
      (
        await run<{ name: string }>(
          `select p.given_name as name from directory.people_group g join directory.group_member m on m.group_id = g.id
           join directory.person p on p.id = m.person_id
           where g.kind = $1 and g.code = $2 and m.valid_to is null and g.valid_to is null order by 1`,
          [kind, code],
        )
      ).map(({ name }) => name),
  };
}

/** The small school of a day, changed by `edit`. */
export const school = (
  day = '2026-11-21',
  edit: (records: ReturnType<typeof smallSchool>) => void = () => {},
) => {
  const records = smallSchool();
  edit(records);
  return { records, day };
};
