import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../../actor.ts';
import { db } from '../../../tables.ts';
import { readGiven } from '../read-given.ts';
import { filesOf } from '../rows.ts';
import { myIdleDraft } from './my-draft.ts';

const LARGEST = 5 * 1024 * 1024;
const MOST_FILES = 8;

/**
 * Keeps one file of the tables, with what it seems to hold; of one that cannot be read, only why. What was chosen for a
 * file of that name stays.
 */
export async function putTable(
  ctx: Context,
  { id, name }: { id: string; name: string },
  stream: Readable,
): Promise<void> {
  const { kind } = await myIdleDraft(ctx, id);
  const bytes = await gathered(stream);
  const read = await readGiven(name, bytes, kind);
  await together(ctx, async (ctx) => {
    const { structureId } = await myIdleDraft(ctx, id);
    const others = (await filesOf(ctx, id)).filter((file) => file.name !== name);
    if (others.length >= MOST_FILES) refuse('conflict', 'directory.too-many-tables');
    const said = { ...read, bytes: read.fault === null ? bytes : null };
    await sql`
      insert into directory.table_draft_file (draft_id, name, bytes, size, lines, kind, headers, columns, fault)
      values (${id}, ${name}, ${said.bytes}, ${bytes.length}, ${said.lines}, ${said.kind},
        ${JSON.stringify(said.headers)}::jsonb, ${JSON.stringify(said.columns)}::jsonb,
        ${said.fault && JSON.stringify(said.fault)}::jsonb)
      on conflict (draft_id, name) do update set bytes = excluded.bytes, size = excluded.size, lines = excluded.lines,
        kind = coalesce(table_draft_file.kind, excluded.kind), headers = excluded.headers, fault = excluded.fault,
        columns = excluded.columns || table_draft_file.columns`.execute(db(ctx));
    await sql`
      update directory.table_draft set state = 'open', plan_id = null, outcome = null where id = ${id}`.execute(
      db(ctx),
    );
    await note(ctx, {
      verb: 'directory.put-table',
      to: { kind: 'tables', id },
      scope: structureId,
    });
  });
}

async function gathered(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > LARGEST) refuse('too-large', 'directory.table-too-large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
