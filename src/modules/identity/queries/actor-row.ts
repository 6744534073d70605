import { sql } from 'kysely';
import type { Strength } from '#contracts/directory';
import type { Actor, Hat, Power } from '#modules/directory';

/** Of an account `a` and the card `p` of its person: who it is, their hats and powers, as {@link ActorRow} has them. */
export const personColumns = sql`
      a.id as account_id, a.login, a.person_id, p.civility, p.given_name, p.family_name, p.display_name,
      (select json_agg(json_build_object('structureId', c.structure_id, 'structureName', c.name, 'profile', m.code,
          'structureUai', c.uai)
          order by array_position(array['DIR','EVS','ENS','DOC','ETA','ACA','COL','TUE','TUT','ELV'], m.code), c.name, c.structure_id)
        from directory.membership m join directory.structure_card c on c.structure_id = m.structure_id
        where m.person_id = a.person_id and m.kind = 'profile') as hats,
      (select json_agg(json_build_object('verb', w.verb, 'structureId', w.structure_id, 'structureName', c.name,
          'validTo', w.valid_to, 'groupId', w.group_id, 'covers', case when w.verb = 'administer' then (
            select json_agg(u.structure_id) from directory.structure_under u where u.over_id = w.structure_id) end)
          order by w.verb, c.name)
        from directory.power_today w left join directory.structure_card c on c.structure_id = w.structure_id
        where w.person_id = a.person_id) as powers`;

/** Whoever acts, as a statement gives it: a session, and the person in it. */
export interface ActorRow {
  session_id: string;
  strength: Strength;
  started_at: Date;
  stepped_up_at: Date | null;
  expires_at: Date;
  structure_id: string | null;
  profile: string | null;
  account_id: string;
  login: string;
  person_id: string;
  civility: string | null;
  given_name: string;
  family_name: string;
  display_name: string;
  hats: Hat[] | null;
  powers: Power[] | null;
}

/** A hat that ended while it was worn falls off: the first of the others is worn. */
export function actorFrom(row: ActorRow): Actor {
  const hats = row.hats ?? [];
  const worn = hats.find(
    ({ structureId, profile }) => structureId === row.structure_id && profile === row.profile,
  );
  return {
    personId: row.person_id,
    accountId: row.account_id,
    login: row.login,
    civility: row.civility,
    givenName: row.given_name,
    familyName: row.family_name,
    displayName: row.display_name,
    hat: worn ?? hats[0] ?? null,
    hats,
    powers: row.powers ?? [],
    session: {
      id: row.session_id,
      strength: row.strength,
      startedAt: row.started_at,
      steppedUpAt: row.stepped_up_at,
      expiresAt: row.expires_at,
    },
  };
}
