import { sql } from 'kysely';
import sharp from 'sharp';
import { brandOf, colourOf, siteOfBrand, toHex } from '#modules/brands';
import type { Context } from '#modules/directory';
import { activationPath } from '../activation.ts';
import type { IdentityOptions } from '../options.ts';
import { db } from '../tables.ts';
import type { Letterhead } from './letter.ts';

/** What the letters of a school have in common: its name, and the brand under which its people come in. */
export async function letterheadOf(
  ctx: Context,
  { config }: Pick<IdentityOptions, 'config'>,
  structureId: string,
  endsAt: Date,
): Promise<Letterhead> {
  const { rows } = await sql<{ name: string; timeZone: string; brandKey: string | null }>`
    select c.name, c.time_zone as "timeZone", b.brand_key as "brandKey" from directory.structure_card c
    left join brands.structure_brand b on b.structure_id = c.structure_id
    where c.structure_id = ${structureId}`.execute(db(ctx));
  const [school] = rows;
  if (school === undefined) throw new Error('There is no such structure.');
  const own = school.brandKey && (await siteOfBrand(ctx, config, { key: school.brandKey }));
  const brand = own ? own.brand : { ...(await brandOf(ctx)), origin: config.origin };
  const colour = toHex(colourOf(brand, 'light', 'brand'));
  const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: school.timeZone });
  return {
    brandName: brand.name,
    colour,
    mark: await drawnMark(brand.mark, colour),
    structureName: school.name,
    origin: brand.origin,
    addressOf: ({ login, code }) => `${brand.origin}${activationPath(login, code)}`,
    until: day.format(endsAt).replace(/^1 /, '1er '),
    helpEmail: brand.helpEmail,
  };
}

/** The brand's sign in its colour on white, sharp enough for paper; undefined for one that draws nothing. */
async function drawnMark(svg: string, colour: string): Promise<Buffer | undefined> {
  const coloured = svg
    .replaceAll('currentColor', colour)
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
  const drawn = sharp(Buffer.from(coloured), { density: 600 })
    .resize(240, 240, { fit: 'contain', background: '#ffffff' })
    .flatten({ background: '#ffffff' });
  // A sign that cannot be drawn is missed on a letter; nothing else is.
  return drawn
    .png()
    .toBuffer()
    .catch(() => undefined);
}
