import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { PupilWithResponsables } from '../contract.ts';

const MOST = 20;

/**
 * The pupils of a school, among those the actor sees, with a name that begins so: « mart le », « Léa », « d'essai ».
 * Their responsables too, those who are told nothing included. `hasMore`: others have such a name.
 */
export async function pupilsToProtect(
  ctx: Context,
  structureId: string,
  name: string,
): Promise<{ pupils: PupilWithResponsables[]; hasMore: boolean }> {
  const { rows } = await sql<{ id: string; givenName: string; familyName: string }>`
    select c.person_id as id, c.given_name as "givenName", c.family_name as "familyName"
    from directory.person_card c
    where c.person_id in (
      select s.subject_id from directory.sight s
      where s.viewer_id = ${ctx.actor.personId} and s.because in ('my-school', 'my-perimeter')
        and s.structure_id = ${structureId})
      and c.person_id in (
        select m.person_id from directory.membership m
        where m.structure_id = ${structureId} and m.kind = 'profile' and m.code = 'ELV')
    order by c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu", c.person_id`.execute(
    db(ctx),
  );
  const asked = wordsOf(name);
  const found = rows.filter(({ givenName, familyName }) => {
    const words = wordsOf(`${givenName} ${familyName}`);
    return asked.length > 0 && asked.every((part) => words.some((word) => word.startsWith(part)));
  });
  const shown = found.slice(0, MOST);
  const around = await aroundPupils(
    ctx,
    structureId,
    shown.map(({ id }) => id),
  );
  return {
    pupils: shown.map((pupil) => ({
      ...pupil,
      ...(around.get(pupil.id) ?? { division: null, responsables: [] }),
    })),
    hasMore: found.length > MOST,
  };
}

/** The words of a name as one types them in a hurry: without accents, capitals nor apostrophes. */
const wordsOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

type Around = Pick<PupilWithResponsables, 'division' | 'responsables'>;

async function aroundPupils(ctx: Context, structureId: string, ids: readonly string[]) {
  const { rows } = await sql<Around & { id: string }>`
    select pupil.id,
      (select min(m.label) from directory.membership m
        where m.person_id = pupil.id and m.structure_id = ${structureId} and m.kind = 'division') as division,
      (select coalesce(json_agg(json_build_object('id', c.person_id, 'givenName', c.given_name,
          'familyName', c.family_name, 'lien', coalesce(l.label, ''))
          order by r.contact_priority nulls last, c.family_name, c.given_name), '[]')
        from directory.responsibility r
        join directory.person_card c on c.person_id = r.responsable_id
        left join directory.lien l on l.code = r.lien
        where r.pupil_id = pupil.id and r.valid_to is null) as responsables
    from unnest(${ids}::uuid[]) as pupil(id)`.execute(db(ctx));
  return new Map(rows.map(({ id, ...around }) => [id, around]));
}
