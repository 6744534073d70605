import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Seal } from '#kernel/seal';
import type { Context } from '#modules/directory';
import { digestOf, drawSecret } from '../../secrets.ts';
import { db } from '../../tables.ts';
import { drawPictures, type Picture, picturesDigest } from '../pictures.ts';
import { classDesk } from '../queries/classes.ts';
import { classToOpen } from './class-devices.ts';

/** The card of a child: said once, to be printed. */
export interface Card {
  displayName: string;
  pictures: readonly Picture[];
  badge: string;
}

/**
 * Draws pictures and badge for the pupils of a class: those who have none, or one child anew, who is then free to try
 * again. The former ones open nothing any more.
 */
export async function givePictures(
  ctx: Context,
  seal: Seal,
  { groupId, accountId }: { groupId: string; accountId?: string | undefined },
): Promise<Card[]> {
  const { structureId } = await classToOpen(ctx, groupId);
  const { pupils } = await classDesk(ctx, groupId);
  const chosen = pupils.filter((pupil) =>
    accountId === undefined ? !pupil.hasPictures : pupil.accountId === accountId,
  );
  if (chosen.length === 0) return refuse('missing', 'identity.no-pupil-to-give');
  const cards = await Promise.all(
    chosen.map(async ({ accountId: id, displayName }) => {
      const pictures = drawPictures();
      const hash = await picturesDigest(seal, id, pictures);
      return { id, hash, displayName, pictures, badge: drawSecret() };
    }),
  );
  await together(ctx, async (ctx) => {
    await sql`
      insert into identity.young_secret (account_id, pictures_hash, badge_hash, given_by, given_at)
      select t.id, t.pictures, t.badge, ${ctx.actor.personId}, ${ctx.clock.now()}
      from unnest(${cards.map(({ id }) => id)}::uuid[], ${cards.map(({ hash }) => hash)}::bytea[],
        ${cards.map(({ badge }) => digestOf(badge))}::bytea[]) as t (id, pictures, badge)
      on conflict (account_id) do update set pictures_hash = excluded.pictures_hash, wrong = 0,
        badge_hash = excluded.badge_hash, given_by = excluded.given_by, given_at = excluded.given_at`.execute(
      db(ctx),
    );
    const to = { kind: 'group', id: groupId };
    await note(ctx, { verb: 'identity.give-pictures', to, scope: structureId });
  });
  return cards.map(({ displayName, pictures, badge }) => ({ displayName, pictures, badge }));
}
