import { z } from 'zod';
import { eventKind } from '#kernel/contract';
import { openLog } from '#kernel/log';
import { type Notice, notice } from '#kernel/module';
import { testDatabase } from '#kernel/testing';

/** What happens in these tests: a bell rings for some people. */
export const bellRang = eventKind({
  name: 'test.bell-rang',
  version: 1,
  payload: z.object({ people: z.array(z.uuid()), word: z.string() }),
});

const ringing = (name: `test.${string}`, isOptional: boolean): Notice =>
  notice({
    name,
    of: bellRang,
    label: { fr: 'Une cloche', en: 'A bell' },
    isOptional,
    isMailed: true,
    recipients: async (_, { people }) => people,
    write: ({ word }, language) => ({
      title: language === 'fr' ? `La cloche dit ${word}` : `The bell says ${word}`,
      body: language === 'fr' ? 'Elle a sonné.\nIl faut y aller.' : 'It rang.\nIt is time to go.',
      href: '/moi',
    }),
  });

/** One that may be refused, and one that may not. */
export const bell = ringing('test.bell', true);
export const alarm = ringing('test.alarm', false);

/** The settings of an installation that sends mail, or of the demonstration. */
export const installation = {
  origin: 'https://identite.example',
  host: '127.0.0.1',
  demo: false,
  smtpUrl: 'smtp://courrier.example' as string | undefined,
  mailFrom: 'ne-pas-repondre@ent.example',
};

/** A private database with a school of the brand « Alpha » and people with addresses, by first name. */
export async function openPeople() {
  const { db, pool, run, url } = await testDatabase();
  await run(`
    insert into brands.brand (key, name, hue, chroma, mark, is_default) values
      ('region', 'Région', 258, 0.12, '<svg></svg>', true), ('alpha', 'Alpha', 10, 0.1, '<svg></svg>', false);
    insert into brands.host (host, brand_key, is_primary) values ('alpha.example', 'alpha', true);
    insert into brands.scope (brand_key, kind) values ('alpha', 'college');
    insert into directory.structure (uai, name, kind) values ('0990002B', 'Collège Deux', 'college');
    insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
      select id, 'profile', 'ENS', 'ENS', 'test', '2026-09-01' from directory.structure`);
  const settle = async (given: string, email: string | null) => {
    const [row] = await run<{ id: string }>(
      `with one as (insert into directory.person (given_name, family_name, email) values ($1, 'Essai', $2) returning id),
         member as (insert into directory.group_member (group_id, person_id, source, valid_from)
           select g.id, one.id, 'test', '2026-09-01' from one, directory.people_group g)
       select id from one`,
      [given, email],
    );
    return row?.id ?? '';
  };
  return { db, pool, run, url, settle, log: openLog('silent') };
}
