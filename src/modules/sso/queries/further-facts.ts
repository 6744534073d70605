import type { Database } from '#kernel/db';
import { type ToldFacts, toldFacts } from '#modules/directory';
import { furtherNames, type Release } from '../registry/releases.ts';

/** What the directory is asked apart for an application whose list names it; undefined for the others. */
export async function furtherFacts(
  ctx: { db: Database },
  personId: string,
  { attributes }: Release,
): Promise<ToldFacts | undefined> {
  const asked = Object.values(attributes);
  return furtherNames.some((name) => asked.includes(name)) ? toldFacts(ctx, personId) : undefined;
}
