import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { emit } from '#kernel/events';
import { plainAddress } from '#kernel/mail';
import type { Errand } from '#kernel/module';
import type { Catalogue } from '#kernel/words';
import { mailAddressesOf } from '#modules/directory';
import { mailWritten } from '../contract.ts';
import { db, type Said } from '../tables.ts';

/** A letter to several people, each in their language. */
export interface MailToWrite {
  name: string;
  /** Null: not from an event, and written as often as it is asked. */
  eventId: number | null;
  isOptional: boolean;
  people: readonly string[];
  words: Catalogue<Said>;
  href: string;
  /** Where it goes, whatever the person chose: an address to be confirmed, or one that is given up. */
  to?: string;
}

const AT_ONCE = 20;

/** Writes the letters of those who want them and have an address; they leave once the transaction is committed. */
export async function writeMail(ctx: Pick<Errand, 'db'>, mail: MailToWrite): Promise<void> {
  const known = mail.to === undefined ? await mailAddressesOf(ctx, mail.people) : [];
  const addresses = known.flatMap(({ personId, address }) => {
    const plain = plainAddress(address);
    return plain === undefined ? [] : [{ personId, address: plain }];
  });
  const tokens = mail.people.map(() => randomBytes(32).toString('base64url'));
  const { rows } = await sql<{ id: string }>`
    with wanted as (
      select asked.person_id, asked.token, coalesce(${mail.to ?? null}, own.address, known.address) as address,
        coalesce(r.language, 'fr') as language
      from unnest(${[...mail.people]}::uuid[], ${tokens}::text[]) as asked(person_id, token)
      join directory.person_card p on p.person_id = asked.person_id
      left join notifications.address own on own.person_id = asked.person_id
      left join unnest(${addresses.map(({ personId }) => personId)}::uuid[],
        ${addresses.map(({ address }) => address)}::text[]) as known(person_id, address)
        on known.person_id = asked.person_id
      left join notifications.reader r on r.person_id = asked.person_id
      left join notifications.choice c on c.person_id = asked.person_id and c.name = ${mail.name}
      where not ${mail.isOptional}::boolean or coalesce(c.by_mail, true)
    ), ways as (
      insert into notifications.way_out (token, person_id, name)
      select token, person_id, ${mail.name} from wanted where ${mail.isOptional}::boolean and address is not null
      on conflict (person_id, name) do update set name = excluded.name
      returning person_id, token
    )
    insert into notifications.mail (person_id, name, event_id, address, language, words, href, token)
    select w.person_id, ${mail.name}, ${mail.eventId}::bigint, w.address, w.language,
      ${JSON.stringify(mail.words)}::jsonb -> w.language, ${mail.href}, ways.token
    from wanted w left join ways on ways.person_id = w.person_id
    where w.address is not null
    on conflict (person_id, name, event_id) do nothing
    returning id`.execute(db(ctx));
  const ids = rows.map(({ id }) => id);
  for (let i = 0; i < ids.length; i += AT_ONCE)
    await emit(ctx, mailWritten, { mailIds: ids.slice(i, i + AT_ONCE) });
}
