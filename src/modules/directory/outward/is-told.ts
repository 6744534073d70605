import { sql } from 'kysely';

/**
 * Of a row `p` of `directory.person`: a feed still says them, and they have a profile somewhere today. Asked person by
 * person, so that nobody reads every membership first.
 */
export const isTold = sql`p.missing_since is null
  and (select true from directory.membership told where told.person_id = p.id and told.kind = 'profile' limit 1)`;
