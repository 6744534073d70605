import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { sessions } from '#modules/identity';
import { digestOf } from '../cas/tickets.ts';
import type { Subject } from '../queries/facts.ts';
import { db } from '../tables.ts';
import { hasty } from './hasty.ts';

type Asking = { db: Database; clock: Clock };

/** What a ticket was drawn for, and whom it speaks of. */
export interface Taken extends Omit<Subject, 'opaqueId' | 'further'> {
  kind: 'ST' | 'PT';
  serviceId: string;
  sessionId: string;
  address: string;
  isNewLogin: boolean;
  proxies: readonly string[];
  provenAt: Date;
}

/**
 * Takes a ticket: it is spent whatever comes of it, and of many who try at once one gets it. Undefined: there was none,
 * its ten seconds are over, or its session has ended.
 */
export async function takeTicket(ctx: Asking, ticket: string): Promise<Taken | undefined> {
  const now = ctx.clock.now();
  const { rows } = await sql<Taken>`
    with ${hasty},
    taken as (delete from sso.ticket where hash = ${digestOf(ticket)} returning *)
    select taken.kind, taken.service_id as "serviceId", taken.session_id as "sessionId", taken.address,
      taken.is_new_login as "isNewLogin", taken.proxies, s.proven_at as "provenAt",
      s.person_id as "personId", s.login, p.given_name as "givenName", p.family_name as "familyName",
      p.display_name as "displayName",
      coalesce((select json_agg(json_build_object('uai', c.uai, 'profile', m.code)
          order by m.structure_id is not distinct from coalesce(taken.structure_id, s.structure_id)
            and m.code is not distinct from coalesce(taken.profile, s.profile) desc,
            array_position(array['DIR','EVS','ENS','DOC','ETA','ACA','COL','TUT','ELV'], m.code), c.name)
        from directory.membership m join directory.structure_card c on c.structure_id = m.structure_id
        where m.person_id = s.person_id and m.kind = 'profile'), '[]') as hats,
      coalesce((select json_agg(m.label order by m.label) from directory.membership m
        where m.person_id = s.person_id and m.kind = 'division'), '[]') as divisions
    from hasty cross join taken
    join identity.live_session s on s.session_id = taken.session_id
    join directory.person_card p on p.person_id = s.person_id
    where taken.expires_at > ${now} and s.expires_at > ${now} and s.last_seen_at > ${sessions.idleBefore(now)}`.execute(
    db(ctx),
  );
  return rows[0];
}

/** The one name by which this service, and no other, knows the person. */
export async function opaqueIdOf(
  ctx: Pick<Asking, 'db'>,
  personId: string,
  serviceId: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into sso.opaque_id (person_id, service_id) values (${personId}, ${serviceId})
    on conflict (person_id, service_id) do update set person_id = excluded.person_id
    returning id`.execute(db(ctx));
  return (rows[0] as { id: string }).id;
}

/** Notes that the session opened the service: it will be told when the session ends. */
export async function noteVisit(
  ctx: Asking,
  { sessionId, serviceId, address }: Taken,
  ticket: string,
  knownAs: string,
): Promise<void> {
  const now = ctx.clock.now();
  await sql`
    with ${hasty}
    insert into sso.visit (session_id, service_id, address, ticket, known_as, opened_at, look_at)
    select ${sessionId}, ${serviceId}, ${address}, ${ticket}, ${knownAs}, ${now}, ${idleAfter(now)} from hasty`.execute(
    db(ctx),
  );
}

/** A session that nobody uses any more from this instant on runs out then. */
const idleAfter = (now: Date): Date =>
  new Date(2 * now.valueOf() - sessions.idleBefore(now).valueOf());
