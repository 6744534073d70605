import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { Audience, Field, Visibility } from '../contract.ts';
import { isMinor } from '../owner.ts';
import { canDecide } from '../policy.ts';
import { writtenFields } from '../written-fields.ts';

interface Row {
  id: string;
  displayName: string;
  givenName: string;
  person: Record<string, unknown>;
  isMinor: boolean;
  representativeIds: string[];
  isListed: boolean;
  roles: Visibility['previews'][number]['roles'];
  open: { field: Field; shown_to: Audience }[];
  opened: { field: Field; shown_to: Audience }[];
}

/** What others see of the actor, then of the minors for whom they decide, eldest first. One statement. */
export async function visibilities(ctx: Context): Promise<Visibility[]> {
  const { personId } = ctx.actor;
  const { rows } = await sql<Row>`
    select o.id, c.display_name as "displayName", c.given_name as "givenName", to_jsonb(o) as person,
      ${isMinor} as "isMinor",
      array(select distinct r.responsable_id from directory.responsibility_today r
        where r.pupil_id = o.id and r.niveau_responsabilite = 1) as "representativeIds",
      not directory.is_unlisted(o.id) as "isListed",
      (select coalesce(json_agg(json_build_object('profile', m.code, 'structure', s.name) order by s.name, m.code), '[]')
        from directory.membership m join directory.structure s on s.id = m.structure_id
        where m.person_id = o.id and m.kind = 'profile') as roles,
      (select coalesce(json_agg(distinct jsonb_build_object('field', f.field, 'shown_to', f.shown_to)), '[]')
        from directory.open_field f where f.person_id = o.id) as open,
      (select coalesce(json_agg(jsonb_build_object('field', f.field, 'shown_to', f.shown_to)), '[]')
        from directory.opened_field f where f.person_id = o.id) as opened
    from directory.person o join directory.person_card c on c.person_id = o.id
    where o.id = ${personId} or (${isMinor} and exists (select from directory.responsibility_today r
      where r.pupil_id = o.id and r.responsable_id = ${personId} and r.niveau_responsabilite = 1))
    order by o.id <> ${personId}, o.birth_date, c.given_name`.execute(db(ctx));
  return rows.map((row) => visibilityOf(ctx, row));
}

function visibilityOf(ctx: Context, row: Row): Visibility {
  const { id, displayName, givenName, isListed, roles } = row;
  const isIn = (list: Row['open'], field: Field, audience: Audience) =>
    list.some((one) => one.field === field && one.shown_to === audience);
  const audiences = audiencesOf(row);
  const values = writtenFields(row.person);
  return {
    ...{ id, displayName, givenName, isListed },
    isMe: id === ctx.actor.personId,
    fields: values.map((value) => ({
      ...value,
      audiences: audiences.map((audience) => ({
        audience,
        isOpen: isIn(row.open, value.field, audience),
        isAlways: isIn(row.open, value.field, audience) && !isIn(row.opened, value.field, audience),
      })),
    })),
    previews: audiences.map((audience) => {
      const isFound = isListed || audience === 'teacher';
      return {
        audience,
        isFound,
        roles: isFound ? roles.filter(({ profile }) => profile !== 'TUT') : [],
        shown: isFound ? values.filter(({ field }) => isIn(row.open, field, audience)) : [],
      };
    }),
    can: { decide: canDecide(ctx.actor, { ...row, personId: id }) },
  };
}

/** By whom one is known: a pupil by their class and its teachers, staff by theirs; a responsable by the school alone. */
function audiencesOf({ roles }: Row): Audience[] {
  const isPupil = roles.some(({ profile }) => profile === 'ELV');
  const isStaff = roles.some(({ profile }) => !['ELV', 'TUT', 'TUE'].includes(profile));
  return [
    ...(isStaff ? (['colleague', 'family', 'pupil'] as const) : []),
    ...(isPupil ? (['teacher', 'classmate'] as const) : []),
  ];
}
