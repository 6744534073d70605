import { sql } from 'kysely';
import { z } from 'zod';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

const Moved = z.object({
  from: z.uuid(),
  into: z.uuid(),
  pseudonyms: z.array(z.object({ pseudonym: z.uuid(), wasCurrent: z.boolean() })),
});
type Moved = z.infer<typeof Moved>;

/** The traces of one become the other's too, by their key alone: no sealed row changes. */
export async function mergePeople(ctx: Errand, from: string, into: string): Promise<Moved> {
  const { rows } = await sql<Moved['pseudonyms'][number]>`
    with former as (select pseudonym, is_current from kernel.pseudonym where person_id = ${from} for update)
    update kernel.pseudonym k set person_id = ${into}, is_current = false
    from former where k.pseudonym = former.pseudonym
    returning k.pseudonym, former.is_current as "wasCurrent"`.execute(db(ctx));
  return { from, into, pseudonyms: rows };
}

/** Gives each their own traces back; those that came after the merge stay with the one who was left. */
export async function unmergePeople(ctx: Errand, undo: unknown): Promise<void> {
  const { from, pseudonyms } = Moved.parse(undo);
  await sql`
    update kernel.pseudonym k set person_id = ${from}, is_current = former."wasCurrent"
    from json_to_recordset(${JSON.stringify(pseudonyms)}) as former(pseudonym uuid, "wasCurrent" boolean)
    where k.pseudonym = former.pseudonym`.execute(db(ctx));
}
