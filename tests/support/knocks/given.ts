import { createHash } from 'node:crypto';
import { telephonePhoto } from '../files.ts';
import type { World } from '../world.ts';

export const divisionOf = (label: string, school: string) => async (world: World) => {
  const { rows } = await world.pool.query(
    `select g.id from directory.people_group g join directory.structure s on s.id = g.structure_id
     where g.kind = 'division' and g.label = $1 and s.name = $2`,
    [label, school],
  );
  return { id: String(rows[0].id) };
};

export const tilleuls = 'Collège des Tilleuls';

export const hatOf = (login: string) => async (world: World) => {
  const { rows } = await world.pool.query(
    `select m.structure_id, m.code from identity.account a
     join directory.membership m on m.person_id = a.person_id and m.kind = 'profile'
     where a.login = $1 order by m.code limit 1`,
    [login],
  );
  return { structureId: String(rows[0].structure_id), profile: String(rows[0].code) };
};

/** The right to see every class of Collège des Tilleuls, to somebody of its staff. */
export const delegationTo = (login: string) => async (world: World) => {
  const { rows } = await world.pool.query('select id from directory.structure where name = $1', [
    tilleuls,
  ]);
  return {
    structureId: String(rows[0].id),
    personId: await world.personOf(login),
    verb: 'open-divisions',
    until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    reason: 'remplace la CPE',
  };
};

/** Somebody who has put a photo, by the door that takes it. */
export const photographed = (login: string) => async (world: World) => {
  await world.app.inject({
    method: 'PUT',
    url: '/api/identity/photo',
    headers: {
      host: world.host,
      cookie: await world.cookieOf(login),
      'content-type': 'application/octet-stream',
    },
    body: await telephonePhoto(),
  });
  return { id: await world.personOf(login) };
};

/** A responsable of a pupil, and why they are told nothing, in a year whose days no other knock has. */
export const custodyOf = (login: string) => async (world: World) => {
  const pupilId = await world.personOf(login);
  const { rows } = await world.pool.query(
    `select responsable_id from directory.responsibility where pupil_id = $1 order by 1 limit 1`,
    [pupilId],
  );
  const year = 2030 + restrictedYears++;
  return {
    ...{ pupilId, responsableId: String(rows[0].responsable_id), reason: 'jugement' },
    ...{ from: `${year}-01-01`, until: `${year}-06-30` },
  };
};
let restrictedYears = 0;

/** A restriction of a pupil, written for this knock. */
export const newRestrictionOf = (login: string) => async (world: World) => {
  const { pupilId, responsableId, from } = await custodyOf(login)(world);
  const { rows } = await world.pool.query(
    `insert into directory.custody_restriction (pupil_id, responsable_id, valid_from, reason_code)
     values ($1, $2, $3, 'jugement') returning id`,
    [pupilId, responsableId, from],
  );
  return { id: String(rows[0].id) };
};

export const notForFeeds = {
  'lea.martin': 403,
  'karim.benali': 403,
  'admin.tilleuls': 403,
  other: 403,
};
let folders = 0;

export const anyFeed = async (world: World) => {
  const { rows } = await world.pool.query('select id from directory.feed limit 1');
  return { id: String(rows[0].id) };
};

/** A plan that says nothing, written for this knock. */
export const newFeedPlan = async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into directory.feed_plan (source, kind, feed_date, digest, is_listed, said)
     values ('aaf:2D:98', 'complete', '2026-11-21', '', true, '{}') returning id`,
  );
  return { id: String(rows[0].id) };
};

/** The last feed of a source of its own, which changed nothing, written for this knock. */
export const undoableFeed = async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into directory.feed (source, kind, feed_date, outcome, report, finished_at, applied_xid)
     values ($1, 'complete', '2026-11-21', 'applied', '{}', now(), pg_current_xact_id()) returning id`,
    [`csv:knock-${folders++}`],
  );
  return { id: String(rows[0].id) };
};

/** A folder that is looked into, written for this knock. */
export const newFeedSource = async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into directory.pick_up (folder, label, kind) values ($1, 'Essai', 'aaf') returning id`,
    [`knock-${folders++}`],
  );
  return { id: String(rows[0].id) };
};

/** Files that wait for a decision about one school, written for this knock. */
export const heldDeposit = async (world: World) => {
  const removals = [{ uai: '0379001A', name: tilleuls, people: 40, gone: 20 }];
  const { rows } = await world.pool.query(
    `with f as (insert into directory.feed (source, kind, feed_date, outcome, report)
       values ('aaf:2D:98', 'complete', '2026-11-21', 'refused', $2) returning id)
     insert into directory.deposit (pick_up_id, name, files, mark, state, feed_id)
     select $1, 'essai.tgz', '{essai.tgz}', '', 'held', f.id from f returning id`,
    [(await newFeedSource(world)).id, JSON.stringify({ removals })],
  );
  return { id: String(rows[0].id) };
};

/** A CFA that no academy feeds, written for this knock. */
export const ownCfa = async (world: World) => {
  const uai = `07${String(folders++).padStart(5, '0')}K`;
  const { rows } = await world.pool.query(
    `insert into directory.structure (uai, name, kind) values ($1, 'CFA d’essai', 'cfa') returning id`,
    [uai],
  );
  return { structureId: String(rows[0].id) };
};

/** The tables of such a CFA that the central administrator is giving, with one file, read and shown. */
export const givenTables = async (world: World) => {
  const { structureId } = await ownCfa(world);
  const who = await world.personOf('admin.region');
  await world.pool.query('delete from directory.table_draft where person_id = $1', [who]);
  const counts = { appears: 0, returns: 0, changes: 0, moves: 0, disappears: 0 };
  const { rows } = await world.pool.query(
    `with p as (insert into directory.feed_plan (source, kind, feed_date, digest, is_listed, said)
       values ('csv:essai', 'complete', '2026-11-21', '', true, $3) returning id),
     d as (insert into directory.table_draft (person_id, structure_id, kind, state, opened_at, plan_id)
       select $1, $2, 'csv', 'planned', now(), p.id from p returning id, plan_id),
     f as (insert into directory.table_draft_file (draft_id, name, bytes, size, kind)
       select id, 'eleves.csv', 'nom;prenom', 10, 'eleves' from d)
     select id, plan_id from d`,
    [who, structureId, JSON.stringify({ counts, structures: [] })],
  );
  return { id: String(rows[0].id), planId: String(rows[0].plan_id) };
};

/** Whoever gives no tables: a pupil, heads whom the academy feeds, a local administrator there, strangers. */
export const noTables = {
  ...{ 'lea.martin': 404, 'karim.benali': 404, 'admin.tilleuls': 404 },
  ...{ other: 404, elsewhere: 404 },
};

/** A tutor for a pupil of Collège des Tilleuls, another at each call. */
export const tutorFor = (login: string) => async (world: World) => ({
  structureId: (await delegationTo('marc.petit')(world)).structureId,
  pupilId: await world.personOf(login),
  ...{ kind: 'stage', from: new Date().toISOString().slice(0, 10) },
  until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  company: { siret: '73282932000074', name: 'Boulangerie', postalCode: '', city: '' },
  tutor: { civility: '', givenName: 'Jo', familyName: `Aubert ${tutors++}`, email: '', phone: '' },
});
let tutors = 0;

/** A follow-up of a pupil of Collège des Tilleuls, written for this knock. */
export const newTutoringOf = (login: string) => async (world: World) => {
  const { structureId, pupilId } = await tutorFor(login)(world);
  const { rows } = await world.pool.query(
    `with tutor as (insert into directory.person (given_name, family_name) values ('Jo', 'Aubert') returning id)
     insert into directory.tutoring (tutor_id, pupil_id, structure_id, company_id, kind, source, valid_from, valid_to)
     select tutor.id, $1, $2, $2, 'stage', 'local', current_date, current_date + 30 from tutor returning id`,
    [pupilId, structureId],
  );
  return { id: String(rows[0].id) };
};

/** A power that holds at Collège des Tilleuls, written for this knock. */
export const newPowerOf = (login: string) => async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into directory.power (person_id, verb, structure_id, reason)
     select $1, 'open-divisions', id, 'test' from directory.structure where name = $2 returning id`,
    [await world.personOf(login), tilleuls],
  );
  return { id: String(rows[0].id) };
};

/** People whom no other knock needs, others at each call, never two of a family. */
export const anybody = (...names: string[]) => {
  let taken = 0;
  return async (world: World) => {
    const { rows } = await world.pool.query<{ login: string }>(
      `select a.login from identity.account a join directory.membership m on m.person_id = a.person_id
       join directory.structure s on s.id = m.structure_id and s.name <> $1
       where m.kind = 'profile' and m.code = 'TUT' and not exists (
         select from directory.membership o where o.person_id = a.person_id and o.kind = 'profile' and o.code <> 'TUT')
       group by 1 order by 1 offset 40`,
      [tilleuls],
    );
    return Object.fromEntries(names.map((name) => [name, rows[taken++]?.login ?? '']));
  };
};

export const anyTwo = anybody('from', 'into');

export const newMerge = async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(
    `insert into privacy.merge (from_id, into_id, reason, undo) values (gen_random_uuid(), $1, 'essai', '{}') returning id`,
    [await world.personOf('lea.martin')],
  );
  return { id: String(rows[0]?.id) };
};

/** Two parents of Collège des Tilleuls who are said to be alike, other ones at each call. */
const newPair = () => {
  let taken = 0;
  return async ({ pool }: World) => {
    const { rows } = await pool.query<{ id: string; one_id: string }>(
      `with two as (
         select min(person_id::text)::uuid as one, max(person_id::text)::uuid as other from (
           select a.person_id from identity.account a join directory.membership m on m.person_id = a.person_id
             and m.kind = 'profile' and m.code = 'TUT'
           join directory.structure s on s.id = m.structure_id and s.name = $1
           where not exists (select from directory.duplicate d where a.person_id in (d.one_id, d.other_id))
             and not exists (select from directory.responsibility r where r.responsable_id = a.person_id
               and r.niveau_responsabilite = 2)
             and a.login <> 'claire.martin' order by 1 offset $2 limit 2) two)
       insert into directory.duplicate (one_id, other_id, score, reasons, said)
       select one, other, 6, '{same-mail}', 'essai' from two returning id, one_id`,
      [tilleuls, 200 + 2 * taken++],
    );
    return { id: String(rows[0]?.id), into: String(rows[0]?.one_id), reason: 'essai' };
  };
};
export const pairToPart = newPair();
export const pairToMerge = newPair();
export const noJudge = {
  'lea.martin': 404,
  'claire.martin': 404,
  'sophie.dupuis': 404,
  elsewhere: 404,
};

export const idOfTilleuls = async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(
    'select id from directory.structure where name = $1',
    [tilleuls],
  );
  return String(rows[0]?.id);
};

/** A pupil of Collège des Tilleuls whom no other knock needs, another at each call, by a filter that finds them alone. */
export const newPupilToLock = async (world: World) => {
  const { rows } = await world.pool.query<{ id: string; login: string }>(
    `select a.id, a.login from identity.account a join directory.membership m on m.person_id = a.person_id
     join directory.structure s on s.id = m.structure_id and s.name = $1
     where m.kind = 'profile' and m.code = 'ELV' and a.login !~ 'martin'
       and not exists (select from identity.account_lock l where l.account_id = a.id)
       and not exists (select from identity.account o where o.id <> a.id and strpos(o.login, a.login) > 0)
     order by a.login desc limit 1`,
    [tilleuls],
  );
  const { id = '', login = '' } = rows[0] ?? {};
  return {
    verb: 'lock',
    who: { by: 'filter', filter: { structureId: await idOfTilleuls(world), text: login } },
    reason: 'essai',
    mark: createHash('sha256').update(`lock\n${id}`).digest('hex'),
  };
};

export const newAccountAct = async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(
    `insert into identity.account_act (verb, structure_id, reason, done_at) values ('lock', $1, 'essai', now()) returning id`,
    [await idOfTilleuls(world)],
  );
  return { id: String(rows[0]?.id) };
};

/** A guest at Collège des Tilleuls, let in for this knock. */
export const newStay = async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(
    `with guest as (insert into directory.person (given_name, family_name) values ('Iris', 'Invitée') returning id)
     insert into directory.stay (person_id, structure_id, kind, profile, reason, valid_from, valid_to)
     select id, $1, 'guest', 'ETA', 'essai', current_date, current_date + 10 from guest returning id`,
    [await idOfTilleuls(world)],
  );
  return { id: String(rows[0]?.id) };
};

export const nextWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** Who looks after no account. */
export const noDesk = { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, other: 404 };

/** Who may not decide on people. */
export const notCentral = {
  'lea.martin': 403,
  'karim.benali': 403,
  'admin.tilleuls': 403,
  other: 403,
};

export const wholePlatform = 'open: one looks after the whole platform, whatever the hat';

export const strangers = { 'lea.martin': 404, 'claire.martin': 404, other: 404, elsewhere: 404 };

/** A new notice of a person, not read yet. */
export const noticeOf = (login: string) => async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into notifications.notice (person_id, number, name, event_id, words, href, at)
     select $1, 1, 'identity.unusual-sign-in', coalesce(min(event_id), 0) - 1,
       '{"fr":{"title":"t","body":"b"},"en":{"title":"t","body":"b"}}', '/moi', now()
     from notifications.notice returning id`,
    [await world.personOf(login)],
  );
  return { id: String(rows[0].id) };
};

/** A code that a person was sent, to confirm an address. */
export const codeOf = (login: string) => async (world: World) => {
  const person = await world.personOf(login);
  await world.pool.query('delete from notifications.address');
  await world.pool.query(
    `insert into notifications.address (person_id, asked, code_hash, code_until)
     values ($1, 'ici@courriel.example', $2, now() + interval '1 minute')`,
    [person, createHash('sha256').update(`${person}\n123456`).digest()],
  );
  return { code: '123456' };
};

export const notTheirWork = {
  'lea.martin': 403,
  'karim.benali': 403,
  'admin.tilleuls': 403,
  other: 403,
  elsewhere: 403,
};

/** Work that failed for good. */
export const deadLetter = async ({ pool }: World) => {
  const { rows } = await pool.query(
    `with event as (insert into kernel.event (name, payload, dispatched_at) values ('directory.feed-applied', '{}', now()) returning id)
     insert into kernel.dead_letter (subscriber, event_id, attempts, last_error)
     select 'directory:count-figures', id, 12, 'essai' from event returning id`,
  );
  return String(rows[0].id);
};

/** A group of Collège des Tilleuls, as its feeds make it. */
export const groupOf = (kind: string, code: string) => async (world: World) => {
  const { rows } = await world.pool.query(
    `select g.id from directory.people_group g join directory.structure s on s.id = g.structure_id
     where g.kind = $1 and g.code = $2 and s.name = $3`,
    [kind, code, tilleuls],
  );
  return { id: String(rows[0].id) };
};

export const tilleulsId = async (world: World) =>
  (await delegationTo('marc.petit')(world)).structureId;

/** A group made by hand at Collège des Tilleuls for this knock, which this person looks after; with whom it has. */
export const newGroupOf =
  (login: string, ...members: string[]) =>
  async (world: World) => {
    const { rows } = await world.pool.query(
      `insert into directory.people_group (structure_id, kind, code, label, source, valid_from, valid_to)
       values ($1, 'manual', gen_random_uuid()::text, 'Essai', 'hand', current_date, current_date + 30) returning id`,
      [await tilleulsId(world)],
    );
    const id = String(rows[0].id);
    await world.pool.query(
      'insert into directory.group_owner (group_id, person_id) values ($1, $2), ($1, $3)',
      [id, await world.personOf(login), await world.personOf('nadia.roux')],
    );
    for (const member of members)
      await world.pool.query(
        `insert into directory.group_member (group_id, person_id, source, valid_from, valid_to)
         values ($1, $2, 'hand', current_date, current_date + 30)`,
        [id, await world.personOf(member)],
      );
    return { id };
  };

/** The same, taking the pupils of 5eB whole. */
export const newGroupWith5eB = async (world: World) => {
  const { id } = await newGroupOf('sophie.dupuis')(world);
  const includedId = (await groupOf('division', '5eB')(world)).id;
  await world.pool.query(
    'insert into directory.group_inclusion (group_id, included_id, added_at) values ($1, $2, now())',
    [id, includedId],
  );
  return { id, includedId };
};

/** Who does not even know of a group of Collège des Tilleuls that is not theirs. */
export const notInGroup = {
  ...{ 'lea.martin': 404, 'claire.martin': 404, 'marc.petit': 404 },
  ...{ other: 404, elsewhere: 404 },
};

export const ownsWhateverTheHat = 'open: a group is its owners’, in the staff of whichever school';
