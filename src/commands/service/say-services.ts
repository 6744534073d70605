import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import type { Service } from '#modules/sso';

/** The UAI of structures by their id. */
export async function structureCodes({ db }: { db: Database }): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; uai: string }>`
    select structure_id as id, uai from directory.structure_card where uai is not null`.execute(db);
  return new Map(rows.map(({ id, uai }) => [id, uai]));
}

/** A service as the command line tells it. */
export const serviceShown = (
  { name, release, addresses, callbacks, audiences }: Service,
  codes: ReadonlyMap<string, string>,
) => ({
  name,
  protocol: 'cas',
  release,
  urls: addresses.map(({ origin, path }) => `${origin}${path}`),
  proxies: callbacks.map(({ origin, path }) => `${origin}${path}`),
  audiences: audiences.map(
    ({ profile, structureId, opensOn }) =>
      `${profile ?? '*'}${structureId === null ? '' : `@${codes.get(structureId) ?? structureId}`}${opensOn === null ? '' : `:${opensOn}`}`,
  ),
});

/** One line for people. */
export const serviceLine = ({ name, release, urls, audiences }: ReturnType<typeof serviceShown>) =>
  `${name} · ${urls.join(', ')} · ${release} · ${audiences.length === 0 ? 'à tout le monde' : audiences.join(' ')}`;
