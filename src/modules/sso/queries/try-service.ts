import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { personOfLogin } from '#modules/identity';
import type { Because } from '../contract.ts';
import { canTryFor, type Shut } from '../policy.ts';
import { releaseOf } from '../registry/releases.ts';
import { db } from '../tables.ts';
import { type Subject, type Told, toldOf } from './facts.ts';
import { furtherFacts } from './further-facts.ts';
import { seen } from './services.ts';
import { verdictOn } from './today.ts';

const shown = ({ user, attributes }: Told) => ({
  user,
  attributes: attributes.map(({ name, values }) => ({ name, values: [...values] })),
});

interface Reason {
  because: Because;
  day: string | null;
  note: string | null;
}

type Found = Omit<Subject, 'opaqueId' | 'further'> & {
  hatIds: { structureId: string; profile: string }[];
  opaqueId: string | null;
  isShut: boolean;
  owesCharter: boolean;
};

/** Whether somebody can open an application, why not, and exactly what it would be told of them now. */
export async function triedService(ctx: Context, { id, login }: { id: string; login: string }) {
  const service = await seen(ctx, id);
  const personId = await personOfLogin(ctx, login);
  const found = personId === undefined ? undefined : await find(ctx, personId, id);
  if (found === undefined || !canTryFor(ctx.actor, found.hatIds))
    return refuse('missing', 'sso.no-such-person');
  const verdict = await verdictOn(ctx, found.personId, found.hatIds, service);
  const reasons = [
    ...(service.closedAt === null ? [] : [reason('closed')]),
    ...(found.isShut ? [reason('no-account')] : []),
    ...('shut' in verdict ? [reasonOf(verdict.shut)] : []),
    ...(service.strength === 'two-factor' ? [reason('two-factor')] : []),
    ...(found.owesCharter ? [reason('charter')] : []),
  ];
  const opens = reasons.every(({ because }) => because === 'two-factor' || because === 'charter');
  const release = releaseOf(service);
  const further = await furtherFacts(ctx, found.personId, release);
  return {
    displayName: found.displayName,
    opens,
    reasons: reasons.length === 0 ? [reason('open')] : reasons,
    told: shown(toldOf({ ...found, further, opaqueId: found.opaqueId ?? '…' }, release)),
  };
}

const reason = (
  because: Because,
  day: string | null = null,
  note: string | null = null,
): Reason => ({
  because,
  day,
  note,
});

function reasonOf(shut: Shut): Reason {
  switch (shut.because) {
    case 'not-yet':
      return reason('not-yet', shut.opensOn);
    case 'restricted':
      return reason('restricted', shut.opensOn, shut.reason);
    case 'over':
      return reason('over', shut.closedOn);
    case 'too-weak':
      return reason('two-factor');
    default:
      return reason('not-for-you');
  }
}

/** As a ticket would find them, wearing the first of their hats. */
async function find(
  ctx: Pick<Context, 'db'>,
  personId: string,
  serviceId: string,
): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select p.person_id as "personId", l.login, p.given_name as "givenName", p.family_name as "familyName",
      p.display_name as "displayName", l.is_shut as "isShut",
      (select id::text from sso.opaque_id o where o.person_id = p.person_id and o.service_id = ${serviceId}) as "opaqueId",
      coalesce((select json_agg(json_build_object('uai', c.uai, 'profile', m.code)
          order by array_position(array['DIR','EVS','ENS','DOC','ETA','ACA','COL','TUT','ELV'], m.code), c.name)
        from directory.membership m join directory.structure_card c on c.structure_id = m.structure_id
        where m.person_id = p.person_id and m.kind = 'profile'), '[]') as hats,
      coalesce((select json_agg(json_build_object('structureId', m.structure_id, 'profile', m.code))
        from directory.membership m where m.person_id = p.person_id and m.kind = 'profile'), '[]') as "hatIds",
      coalesce((select json_agg(m.label order by m.label) from directory.membership m
        where m.person_id = p.person_id and m.kind = 'division'), '[]') as divisions,
      exists (select from directory.membership m
        join brands.structure_brand b on b.structure_id = m.structure_id
        join sso.charter_in_force c on c.brand_key = b.brand_key
        where m.person_id = p.person_id and m.kind = 'profile' and not exists (
          select from sso.charter_acceptance a where a.charter_id = c.id and a.person_id = p.person_id)) as "owesCharter"
    from directory.person_card p join identity.account_standing l on l.person_id = p.person_id
    where p.person_id = ${personId}`.execute(db(ctx));
  return rows[0];
}
