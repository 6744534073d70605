import type pg from 'pg';
import { leaveInAccounts } from './traces-in-accounts.ts';
import { leaveInGroups } from './traces-in-groups.ts';
import { leaveInSecurity } from './traces-in-security.ts';

/** Every key to a person or an account, as `schema.table.column`. */
export async function everyKeyToPeople(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    `select c.conrelid::regclass::text || '.' || a.attname as key
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.conparentid = 0
       and c.confrelid in ('directory.person'::regclass, 'identity.account'::regclass) order by 1`,
  );
  return rows.map(({ key }) => key);
}

/**
 * Gives a person a row behind every key to people, and their id a place wherever the kernel keeps ids for a time: what
 * an erasure must find. `other` is somebody who stays. A key added tomorrow needs its line here.
 */
export async function leaveTraces(
  pool: pg.Pool,
  { person, other }: { person: string; other: string },
): Promise<void> {
  const run = (text: string, ...values: unknown[]) => pool.query(text, values);
  await run(
    `insert into directory.custody_restriction (pupil_id, responsable_id, valid_from, reason_code, noted_by, lifted_by)
     values ($1, $2, '2026-09-01', 'autre', $2, null), ($2, $1, '2020-09-01', 'autre', null, $1),
       ($2, (select id from directory.person where id not in ($1, $2) limit 1), '2020-09-01', 'autre', $1, null)`,
    person,
    other,
  );
  await run(
    `insert into directory.power (person_id, verb, structure_id, reason, given_by, ended_by)
     select p, 'administer', (select id from directory.structure limit 1), 'essai', g, e
     from (values ($1::uuid, $2::uuid, $2::uuid), ($2, $1, $1)) as v(p, g, e)`,
    person,
    other,
  );
  await run(
    `insert into directory.unlisted (person_id, decided_by) values ($1, $2), ($2, $1)`,
    person,
    other,
  );
  await run(
    `insert into directory.opened_field (person_id, field, shown_to, opened_by)
     values ($1, 'email', 'colleague', $2), ($2, 'email', 'colleague', $1)`,
    person,
    other,
  );
  await run(
    `insert into directory.function (person_id, structure_id, source, code, valid_from)
     select $1, id, 'essai', 'ENS', '2026-09-01' from directory.structure limit 1`,
    person,
  );
  await run(
    `insert into directory.teaching (person_id, group_id, source, valid_from)
     select $1, id, 'essai', '2026-09-01' from directory.people_group limit 1`,
    person,
  );
  await run(
    `insert into directory.responsibility (pupil_id, responsable_id, source, lien, niveau_responsabilite, valid_from)
     select id, $1, 'essai', '39', 1, '2026-09-01' from directory.person where id not in ($1, $2) limit 1`,
    person,
    other,
  );
  await run(
    `insert into directory.departure (person_id, cause, since, decided_by, reason)
     values ($1, 'decision', '2026-09-01', $2, 'essai'), ($2, 'decision', '2026-09-01', $1, 'essai')`,
    person,
    other,
  );
  await run(
    `insert into directory.stay (person_id, structure_id, kind, profile, reason, valid_from, valid_to, made_by, ended_by)
     select p, (select id from directory.structure limit 1), 'guest', 'ETA', 'essai', '2026-09-01', '2026-10-01', o, o
     from (values ($1::uuid, $2::uuid), ($2, $1)) as v(p, o)`,
    person,
    other,
  );
  await leaveInCompanies(pool, person, other);
  await leaveInFeeds(pool, person, other);
  await leaveInGroups(pool, person, other);
  await leaveInSecurity(pool, person, other);
  await leaveInAccounts(pool, person, other);
  await leaveInTables(pool, person);
  await leaveElsewhere(pool, person, other);
  await leaveInKernel(pool, person);
}

async function leaveElsewhere(pool: pg.Pool, person: string, other: string): Promise<void> {
  const run = (text: string, ...values: unknown[]) => pool.query(text, values);
  await run(
    `with locked as (insert into identity.account_lock (account_id, since, locked_by, reason)
         select id, now(), case when person_id = $1 then $2::uuid else $1 end, 'essai'
         from identity.account where person_id in ($1, $2)),
       code as (insert into identity.activation_code (account_id, code_hash, made_by, ends_at)
         select id, sha256('essai'), case when person_id = $1 then $2::uuid else $1 end, now()
         from identity.account where person_id in ($1, $2)),
       act as (insert into identity.account_act (verb, reason, done_by, done_at, undone_by, undone_at)
         values ('lock', 'essai', $1, now(), $1, now()) returning id)
     insert into identity.account_act_line (act_id, account_id)
     select act.id, a.id from act, identity.account a where a.person_id in ($1, $2)`,
    person,
    other,
  );
  await run(
    `insert into privacy.erasure (cause, contributions, erased_by) values ('asked', 'erase', $1)`,
    person,
  );
  await run(
    `insert into identity.client (name, secret_hash, scopes, is_everywhere, opened_at, opened_by, reason, ends_at)
     values ('essai', sha256('essai'), '{directory.structures}', true, now(), $1, 'essai', now() + interval '1 day')`,
    person,
  );
  await run(
    `insert into privacy.merge (from_id, into_id, merged_by, reason, undo, undone_by)
     values (gen_random_uuid(), $1, $2, 'essai', '{}', $2),
       (gen_random_uuid(), $2, $1, 'essai', jsonb_build_object('directory', $1::text), $1)`,
    person,
    other,
  );
  await run(
    `with reader as (insert into notifications.reader (person_id) values ($1) on conflict do nothing),
       notice as (insert into notifications.notice (person_id, number, name, event_id, words, href, at)
         values ($1, 1, 'test.test', 1, '{}', '/', now())),
       choice as (insert into notifications.choice (person_id, name, in_portal, by_mail) values ($1, 'test.test', true, true)),
       way_out as (insert into notifications.way_out (token, person_id, name) values (repeat('x', 43), $1, 'test.test')),
       address as (insert into notifications.address (person_id) values ($1)),
       mail as (insert into notifications.mail (person_id, name, address, language, href)
         values ($1, 'test.test', $2, 'fr', '/'))
     insert into notifications.mailbox (mail_id, person_id, at, address, subject, text, html)
     values (gen_random_uuid(), $1, now(), $2, 'essai', 'essai', 'essai')`,
    person,
    'zebulonne@essai.example',
  );
  await run(
    `with blob as (insert into kernel.blob (sha256, place, size, loose_since) values (sha256('essai'), 'essai', 5, null)),
       quota as (insert into kernel.blob_quota (payer, used) values ($1, 5)),
       attachment as (insert into kernel.attachment (sha256, house, kind, payer, name, type, size)
         values (sha256('essai'), 'identity', 'photo', $1, 'essai.webp', 'image/webp', 5) returning id)
     insert into identity.photo (person_id, attachment_id) select $1, id from attachment`,
    person,
  );
  await run(
    `insert into ldap.sent_entry (dn, branch, person_id) values ('uid=essai,ou=people,dc=essai', 'people', $1)
     on conflict (dn) do update set person_id = excluded.person_id`,
    person,
  );
  await run(
    `with service as (insert into sso.service (name, release) values ('essai', 'minimal') returning id)
     insert into sso.opaque_id (person_id, service_id) select $1, id from service`,
    person,
  );
}

const leaveInCompanies = (pool: pg.Pool, person: string, other: string) =>
  pool.query(
    `insert into directory.tutoring (tutor_id, pupil_id, structure_id, company_id, kind, source, valid_from, valid_to, noted_by, ended_by)
     select t, p, s.id, s.id, 'stage', 'essai', '2026-09-01', '2026-10-01', o, o
     from (select id from directory.structure limit 1) s, (values ($1::uuid, $2::uuid, $2::uuid), ($2, $1, $2),
       ($2, (select id from directory.person where id not in ($1, $2) limit 1), $1)) as v(t, p, o)`,
    [person, other],
  );

const leaveInTables = (pool: pg.Pool, person: string) =>
  pool.query(
    `insert into directory.table_draft (person_id, structure_id, kind, opened_at)
     select $1, id, 'csv', now() from directory.structure limit 1`,
    [person],
  );

const leaveInFeeds = (pool: pg.Pool, person: string, other: string) =>
  pool.query(
    `with feed as (insert into directory.feed (source, kind, feed_date) values ('essai', 'complete', '2026-09-01') returning id),
       plan as (insert into directory.feed_plan (source, kind, feed_date, digest, is_listed, said)
         values ('essai', 'complete', '2026-09-01', '', true, '{}') returning id),
       line as (insert into directory.feed_plan_line (plan_id, key, person_id, structures, digest, said)
         select id, $1::text, $1::uuid, '{}', '', '{}' from plan)
     insert into directory.feed_change (feed_id, place, how, before, after, person_id, other_id)
     select id, 'responsibility', 'changed', jsonb_build_object('by', p), jsonb_build_object('by', o), p, o
     from feed, (values ($1::uuid, $2::uuid), ($2::uuid, $1::uuid)) as v(p, o)`,
    [person, other],
  );

async function leaveInKernel(pool: pg.Pool, person: string): Promise<void> {
  const run = (text: string, ...values: unknown[]) => pool.query(text, values);
  const { rows } = await pool.query<{ id: string }>(
    `insert into kernel.event (name, payload, ordering_key, dispatched_at)
     values ('test.waiting', jsonb_build_object('personId', $1::text), $1::text, null),
       ('test.delivered', jsonb_build_object('people', jsonb_build_array($1::text)), null, now()) returning id`,
    [person],
  );
  await run(
    `insert into kernel.delivery (event_id, subscriber, ordering_key, last_error)
     values ($1, 'test:test', $2::text, 'nothing known of ' || $2::text)`,
    rows[0]?.id,
    person,
  );
  await run(
    `insert into kernel.dead_letter (subscriber, event_id, attempts, last_error, decision, decided_at, decided_by, reason)
     values ('test:test', $1, 1, 'nothing known of ' || $2::text, 'dropped', now(), $2::uuid, 'about ' || $2::text)`,
    rows[1]?.id,
    person,
  );
  await run(
    `insert into kernel.setting (name, value, changed_by, reason) values ('test.setting', 'true', $1::uuid, 'asked by ' || $1::text)`,
    person,
  );
  await run(
    `insert into kernel.setting (name, scope, value, changed_by, reason)
     values ('test.setting', gen_random_uuid(), to_jsonb($1::text), $1::uuid, 'for ' || $1::text)`,
    person,
  );
  await run(
    `select graphile_worker.add_job('test', json_build_object('personId', $1::text))`,
    person,
  );
}
