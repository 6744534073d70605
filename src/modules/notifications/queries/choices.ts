import { sql } from 'kysely';
import type { Notice } from '#kernel/module';
import type { Language } from '#kernel/words';
import { type Context, mailAddressesOf } from '#modules/directory';
import type { Choices, Where } from '../contract.ts';
import { type NotificationsOptions, postOf } from '../options.ts';
import { db } from '../tables.ts';

interface Chosen {
  inPortal: boolean;
  byMail: boolean;
}

interface Row {
  language: Language;
  address: string | null;
  asked: string | null;
  chosen: Record<string, Chosen> | null;
}

/** What the actor may choose about notices, and what they chose. */
export async function choicesOf(
  ctx: Context,
  options: Pick<NotificationsOptions, 'config' | 'notices'>,
): Promise<Choices> {
  const { personId } = ctx.actor;
  const { rows } = await sql<Row>`
    select coalesce(r.language, 'fr') as language, a.address,
      case when a.code_until > ${ctx.clock.now()} then a.asked end as asked,
      (select json_object_agg(c.name, json_build_object('inPortal', c.in_portal, 'byMail', c.by_mail))
        from notifications.choice c where c.person_id = ${personId}) as chosen
    from (select) one
    left join notifications.reader r on r.person_id = ${personId}
    left join notifications.address a on a.person_id = ${personId}`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) throw new Error('One row was promised.');
  const [known] = await mailAddressesOf(ctx, [personId]);
  return {
    kinds: options.notices
      .filter((notice) => mayReceive(ctx, notice))
      .map((notice) => kindOf(notice, row.chosen?.[notice.name])),
    language: row.language,
    post: postOf(options),
    address: {
      used: row.address ?? known?.address ?? null,
      from: row.address !== null ? 'person' : known === undefined ? null : 'directory',
      asked: row.asked,
    },
  };
}

const mayReceive = ({ actor }: Context, { needsPower }: Notice): boolean =>
  needsPower === undefined ||
  actor.powers.some(({ verb, structureId }) => verb === needsPower && structureId === null);

/** What protects an account is always told, whatever a row says. */
const kindOf = (
  { name, label, isOptional, isMailed }: Notice,
  chosen: Chosen | undefined,
): Choices['kinds'][number] => ({
  name,
  label,
  isOptional,
  isMailed,
  where: isOptional && chosen !== undefined ? whereOf(chosen) : 'everywhere',
});

const whereOf = ({ inPortal, byMail }: Chosen): Where =>
  inPortal ? (byMail ? 'everywhere' : 'portal') : byMail ? 'mail' : 'nowhere';
