import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { note } from '#kernel/acts';
import type { Database } from '#kernel/db';
import { ldifOf } from '../ldif.ts';
import { allEntries, inOneMoment } from '../queries/all-entries.ts';
import { treeOf } from '../sdet/tree.ts';
import { type Branch, branches } from '../tables.ts';

type Ctx = { db: Database };

/** How many entries of each branch were written. */
export type LdifCounts = Record<Branch, number>;

/**
 * Writes the directory of one moment as LDIF. The file is for its owner alone and has its name once it is whole; memory
 * does not grow with the region. It leaves a trace.
 */
export async function exportLdif(
  ctx: Ctx,
  { base, path }: { base: string; path: string },
): Promise<LdifCounts> {
  const counts = Object.fromEntries(branches.map((branch) => [branch, 0])) as LdifCounts;
  const part = `${path}.part`;
  try {
    await inOneMoment(ctx, (ctx) =>
      pipeline(
        Readable.from(texts(ctx, base, counts)),
        createWriteStream(part, { flags: 'w', mode: 0o600 }),
      ),
    );
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await note(ctx, { verb: 'ldap.export', scope: null });
  return counts;
}

async function* texts(ctx: Ctx, base: string, counts: LdifCounts): AsyncGenerator<string> {
  yield treeOf(base).map(ldifOf).join('');
  for await (const entries of allEntries(ctx, base)) {
    for (const { branch } of entries) counts[branch] += 1;
    yield entries.map(ldifOf).join('');
  }
}
