import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { brandNames } from '#modules/brands';
import type { Context } from '#modules/directory';
import type { CharterRow } from '../contract.ts';
import { canKeepServices } from '../policy.ts';
import { db } from '../tables.ts';

/** A version of a brand's charter. */
export interface Charter {
  id: string;
  brandKey: string;
  version: number;
  text: string;
  inForceOn: string;
}

/** Of a select: the charter `c` in force where somebody works now, which they have not accepted. */
export const charterOwed = (structureId: string | null, personId: string) => sql`
    from brands.structure_brand b join sso.charter_in_force c on c.brand_key = b.brand_key
    where b.structure_id = ${structureId} and not exists (
      select from sso.charter_acceptance a where a.charter_id = c.id and a.person_id = ${personId})`;

/** The charter of the brand where the person works now, when they have not accepted its version in force. */
export async function charterToAccept(ctx: Context): Promise<Charter | undefined> {
  const { rows } = await sql<Charter>`
    select c.id, c.brand_key as "brandKey", c.version, c.text, c.in_force_on::text as "inForceOn"
    ${charterOwed(ctx.actor.hat?.structureId ?? null, ctx.actor.personId)}`.execute(db(ctx));
  return rows[0];
}

/** Every version of every charter, the latest first, with how many accepted it. */
export async function chartersSeen(ctx: Context) {
  if (!canKeepServices(ctx.actor)) refuse('missing', 'sso.services-are-for-administrators');
  const brands = await brandNames(ctx);
  const { rows } = await sql<Omit<CharterRow, 'brandName'> & { brandKey: string }>`
    select c.id, c.brand_key as "brandKey", c.version, c.in_force_on::text as "inForceOn", c.text,
      (select count(*)::int from sso.charter_acceptance a where a.charter_id = c.id) as "acceptedBy"
    from sso.charter c order by c.brand_key, c.version desc`.execute(db(ctx));
  const nameOf = (key: string) => brands.find((brand) => brand.key === key)?.name ?? key;
  const charters = rows.map(({ brandKey, ...row }) => ({ ...row, brandName: nameOf(brandKey) }));
  return { brands: [...brands], charters };
}
