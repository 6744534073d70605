import { sql } from 'kysely';
import type { Notice, Occasion } from '#kernel/module';
import type { Language } from '#kernel/words';
import { announce } from '../announce.ts';
import { db, type Said } from '../tables.ts';
import { writeMail } from './write-mail.ts';

/**
 * Tells people what an event means for them: once for each person and event, in the portal and by mail as each chose.
 * In the reaction's transaction, so that the notice, the letter and the word to the streams are there together.
 */
export const tellPeople =
  (notice: Notice, { mails }: { mails: boolean }) =>
  async (ctx: Occasion, payload: never): Promise<void> => {
    const people = [...new Set(await notice.recipients(ctx, payload))];
    if (people.length === 0) return;
    const fr = notice.write(payload, 'fr');
    const en = notice.write(payload, 'en');
    const words = { fr: saidOf(fr), en: saidOf(en) };
    const told = await writeNotices(ctx, notice, { people, words, href: fr.href });
    await announce(ctx, told);
    if (mails && notice.isMailed)
      await writeMail(ctx, {
        name: notice.name,
        eventId: ctx.eventId,
        isOptional: notice.isOptional,
        people,
        words,
        href: fr.href,
      });
  };

const saidOf = ({ title, body }: Said): Said => ({ title, body });

/**
 * Writes the notices of those who want them and do not have them yet; gives who was told. Readers' rows are locked in
 * one order, and each number is given under that lock: nobody sees a number before all lower ones.
 */
async function writeNotices(
  ctx: Occasion,
  { name, isOptional }: Notice,
  { people, words, href }: { people: string[]; words: Record<Language, Said>; href: string },
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    with wanted as (
      select asked.person_id from unnest(${people}::uuid[]) as asked(person_id)
      join directory.person_card p on p.person_id = asked.person_id
      left join notifications.choice c on c.person_id = asked.person_id and c.name = ${name}
      where (not ${isOptional}::boolean or coalesce(c.in_portal, true))
        and not exists (select from notifications.notice n
          where n.person_id = asked.person_id and n.name = ${name} and n.event_id = ${ctx.eventId})
      order by asked.person_id
    ), counted as (
      insert into notifications.reader as r (person_id, last_number)
      select person_id, 1 from wanted order by person_id
      on conflict (person_id) do update set last_number = r.last_number + 1
      returning person_id, last_number
    )
    insert into notifications.notice (person_id, number, name, event_id, words, href, at)
    select person_id, last_number, ${name}, ${ctx.eventId}, ${JSON.stringify(words)}::jsonb, ${href}, ${ctx.happenedAt}
    from counted
    returning person_id`.execute(db(ctx));
  return rows.map(({ person_id }) => person_id);
}
