import { sql } from 'kysely';
import type { Visit } from '#modules/directory';
import { digestOf } from '../../secrets.ts';
import { db } from '../../tables.ts';

/** Somebody at the door, whose first proof was right. */
export interface AtTheDoor {
  token: string;
  accountId: string;
  personId: string;
  login: string;
  displayName: string;
  forgive: Buffer | null;
}

/** Who is at the door with this token; undefined when nobody is, or has been there too long. */
export async function atTheDoor(
  ctx: Pick<Visit, 'db' | 'clock'>,
  token: string | undefined,
): Promise<AtTheDoor | undefined> {
  if (token === undefined) return undefined;
  const { rows } = await sql<Omit<AtTheDoor, 'token'>>`
    select a.id as "accountId", a.person_id as "personId", a.login, p.display_name as "displayName", v.forgive
    from identity.arrival v
    join identity.account a on a.id = v.account_id
    join directory.person_card p on p.person_id = a.person_id
    where v.token_hash = ${digestOf(token)} and v.expires_at > ${ctx.clock.now()}`.execute(db(ctx));
  return rows[0] && { ...rows[0], token };
}
