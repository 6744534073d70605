import { createHash } from 'node:crypto';
import { telephonePhoto } from './files.ts';
import type { World } from './world.ts';

/** Who may open a door, with what, and who may not. */
export interface Knock {
  /** As served: `GET /api/directory/divisions/{id}`, `POST /connexion`. */
  door: string;
  /** Someone for whom the input gives 2xx or 3xx. Null: whoever comes. */
  rightful: string | null;
  /** Path parts, query or body; texts, but for a body in JSON. */
  input?: (world: World) => Promise<Record<string, unknown>>;
  /** Logins that the same input refuses, with the status. */
  refused?: Readonly<Record<string, number>>;
  /**
   * What the rightful one gets for the same input while wearing another hat, in another structure: the status of the
   * refusal; or, where it is rightly the same, the reason. Compulsory where there is an input: it names a thing.
   */
  otherHat?: number | `open: ${string}`;
  /** The answer is about the one who asks: a stranger gets theirs, which must hold nothing of the rightful one. */
  isOwn?: true;
  /** Takes a form, not JSON. */
  isForm?: true;
  /** Takes this file, and nothing else. */
  file?: () => Promise<Buffer>;
}

const divisionOf = (label: string, school: string) => async (world: World) => {
  const { rows } = await world.pool.query(
    `select g.id from directory.people_group g join directory.structure s on s.id = g.structure_id
     where g.kind = 'division' and g.label = $1 and s.name = $2`,
    [label, school],
  );
  return { id: String(rows[0].id) };
};

const tilleuls = 'Collège des Tilleuls';

const hatOf = (login: string) => async (world: World) => {
  const { rows } = await world.pool.query(
    `select m.structure_id, m.code from identity.account a
     join directory.membership m on m.person_id = a.person_id and m.kind = 'profile'
     where a.login = $1 order by m.code limit 1`,
    [login],
  );
  return { structureId: String(rows[0].structure_id), profile: String(rows[0].code) };
};

/** The right to see every class of Collège des Tilleuls, to somebody of its staff. */
const delegationTo = (login: string) => async (world: World) => {
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
const photographed = (login: string) => async (world: World) => {
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
const custodyOf = (login: string) => async (world: World) => {
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
const newRestrictionOf = (login: string) => async (world: World) => {
  const { pupilId, responsableId, from } = await custodyOf(login)(world);
  const { rows } = await world.pool.query(
    `insert into directory.custody_restriction (pupil_id, responsable_id, valid_from, reason_code)
     values ($1, $2, $3, 'jugement') returning id`,
    [pupilId, responsableId, from],
  );
  return { id: String(rows[0].id) };
};

const notForFeeds = {
  'lea.martin': 403,
  'karim.benali': 403,
  'admin.tilleuls': 403,
  other: 403,
};
let folders = 0;

const anyFeed = async (world: World) => {
  const { rows } = await world.pool.query('select id from directory.feed limit 1');
  return { id: String(rows[0].id) };
};

/** A plan that says nothing, written for this knock. */
const newFeedPlan = async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into directory.feed_plan (source, kind, feed_date, digest, is_listed, said)
     values ('aaf:2D:98', 'complete', '2026-11-21', '', true, '{}') returning id`,
  );
  return { id: String(rows[0].id) };
};

/** The last feed of a source of its own, which changed nothing, written for this knock. */
const undoableFeed = async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into directory.feed (source, kind, feed_date, outcome, report, finished_at, applied_xid)
     values ($1, 'complete', '2026-11-21', 'applied', '{}', now(), pg_current_xact_id()) returning id`,
    [`csv:knock-${folders++}`],
  );
  return { id: String(rows[0].id) };
};

/** A folder that is looked into, written for this knock. */
const newFeedSource = async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into directory.pick_up (folder, label, kind) values ($1, 'Essai', 'aaf') returning id`,
    [`knock-${folders++}`],
  );
  return { id: String(rows[0].id) };
};

/** Files that wait for a decision about one school, written for this knock. */
const heldDeposit = async (world: World) => {
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
const ownCfa = async (world: World) => {
  const uai = `07${String(folders++).padStart(5, '0')}K`;
  const { rows } = await world.pool.query(
    `insert into directory.structure (uai, name, kind) values ($1, 'CFA d’essai', 'cfa') returning id`,
    [uai],
  );
  return { structureId: String(rows[0].id) };
};

/** The tables of such a CFA that the central administrator is giving, with one file, read and shown. */
const givenTables = async (world: World) => {
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
const noTables = {
  ...{ 'lea.martin': 404, 'karim.benali': 404, 'admin.tilleuls': 404 },
  ...{ other: 404, elsewhere: 404 },
};

/** A tutor for a pupil of Collège des Tilleuls, another at each call. */
const tutorFor = (login: string) => async (world: World) => ({
  structureId: (await delegationTo('marc.petit')(world)).structureId,
  pupilId: await world.personOf(login),
  ...{ kind: 'stage', from: new Date().toISOString().slice(0, 10) },
  until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  company: { siret: '73282932000074', name: 'Boulangerie', postalCode: '', city: '' },
  tutor: { civility: '', givenName: 'Jo', familyName: `Aubert ${tutors++}`, email: '', phone: '' },
});
let tutors = 0;

/** A follow-up of a pupil of Collège des Tilleuls, written for this knock. */
const newTutoringOf = (login: string) => async (world: World) => {
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
const newPowerOf = (login: string) => async (world: World) => {
  const { rows } = await world.pool.query(
    `insert into directory.power (person_id, verb, structure_id, reason)
     select $1, 'open-divisions', id, 'test' from directory.structure where name = $2 returning id`,
    [await world.personOf(login), tilleuls],
  );
  return { id: String(rows[0].id) };
};

/** People whom no other knock needs, others at each call, never two of a family. */
const anybody = (...names: string[]) => {
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

const anyTwo = anybody('from', 'into');

const newMerge = async (world: World) => {
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
const pairToPart = newPair();
const pairToMerge = newPair();
const noJudge = { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, elsewhere: 404 };

const idOfTilleuls = async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(
    'select id from directory.structure where name = $1',
    [tilleuls],
  );
  return String(rows[0]?.id);
};

/** A pupil of Collège des Tilleuls whom no other knock needs, another at each call, by a filter that finds them alone. */
const newPupilToLock = async (world: World) => {
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

const newAccountAct = async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(
    `insert into identity.account_act (verb, structure_id, reason, done_at) values ('lock', $1, 'essai', now()) returning id`,
    [await idOfTilleuls(world)],
  );
  return { id: String(rows[0]?.id) };
};

/** A guest at Collège des Tilleuls, let in for this knock. */
const newStay = async (world: World) => {
  const { rows } = await world.pool.query<{ id: string }>(
    `with guest as (insert into directory.person (given_name, family_name) values ('Iris', 'Invitée') returning id)
     insert into directory.stay (person_id, structure_id, kind, profile, reason, valid_from, valid_to)
     select id, $1, 'guest', 'ETA', 'essai', current_date, current_date + 10 from guest returning id`,
    [await idOfTilleuls(world)],
  );
  return { id: String(rows[0]?.id) };
};

const nextWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** Who looks after no account. */
const noDesk = { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, other: 404 };

/** Who may not decide on people. */
const notCentral = { 'lea.martin': 403, 'karim.benali': 403, 'admin.tilleuls': 403, other: 403 };

const wholePlatform = 'open: one looks after the whole platform, whatever the hat';

const strangers = { 'lea.martin': 404, 'claire.martin': 404, other: 404, elsewhere: 404 };

/** A new notice of a person, not read yet. */
const noticeOf = (login: string) => async (world: World) => {
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
const codeOf = (login: string) => async (world: World) => {
  const person = await world.personOf(login);
  await world.pool.query('delete from notifications.address');
  await world.pool.query(
    `insert into notifications.address (person_id, asked, code_hash, code_until)
     values ($1, 'ici@courriel.example', $2, now() + interval '1 minute')`,
    [person, createHash('sha256').update(`${person}\n123456`).digest()],
  );
  return { code: '123456' };
};

const notTheirWork = {
  'lea.martin': 403,
  'karim.benali': 403,
  'admin.tilleuls': 403,
  other: 403,
  elsewhere: 403,
};

/** Work that failed for good. */
const deadLetter = async ({ pool }: World) => {
  const { rows } = await pool.query(
    `with event as (insert into kernel.event (name, payload, dispatched_at) values ('directory.feed-applied', '{}', now()) returning id)
     insert into kernel.dead_letter (subscriber, event_id, attempts, last_error)
     select 'directory:count-figures', id, 12, 'essai' from event returning id`,
  );
  return String(rows[0].id);
};

/** A group of Collège des Tilleuls, as its feeds make it. */
const groupOf = (kind: string, code: string) => async (world: World) => {
  const { rows } = await world.pool.query(
    `select g.id from directory.people_group g join directory.structure s on s.id = g.structure_id
     where g.kind = $1 and g.code = $2 and s.name = $3`,
    [kind, code, tilleuls],
  );
  return { id: String(rows[0].id) };
};

const tilleulsId = async (world: World) => (await delegationTo('marc.petit')(world)).structureId;

/** A group made by hand at Collège des Tilleuls for this knock, which this person looks after; with whom it has. */
const newGroupOf =
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
const newGroupWith5eB = async (world: World) => {
  const { id } = await newGroupOf('sophie.dupuis')(world);
  const includedId = (await groupOf('division', '5eB')(world)).id;
  await world.pool.query(
    'insert into directory.group_inclusion (group_id, included_id, added_at) values ($1, $2, now())',
    [id, includedId],
  );
  return { id, includedId };
};

/** Who does not even know of a group of Collège des Tilleuls that is not theirs. */
const notInGroup = {
  ...{ 'lea.martin': 404, 'claire.martin': 404, 'marc.petit': 404 },
  ...{ other: 404, elsewhere: 404 },
};

const ownsWhateverTheHat = 'open: a group is its owners’, in the staff of whichever school';

/** One row for each door: the test fails when a door has none. `other`: a teacher of another school; `elsewhere`: its head. */
export const knocks: readonly Knock[] = [
  { door: 'GET /api/directory/groups/mine', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /groupes', rightful: 'sophie.dupuis', isOwn: true },
  ...['GET /api/directory/groups', 'GET /api/directory/groups/rule-values'].map((door) => ({
    door,
    rightful: 'karim.benali',
    input: async (world: World): Promise<Record<string, string>> => {
      const id = await tilleulsId(world);
      return door.endsWith('groups') ? { structureId: id } : { structureIds: id };
    },
    refused: { ...notInGroup, 'sophie.dupuis': 404 },
    otherHat: 404,
  })),
  {
    door: 'GET /api/directory/groups/preview',
    rightful: 'karim.benali',
    input: async (world) => ({
      structureIds: await tilleulsId(world),
      rule: '{"on":"profile","in":["ELV"]}',
    }),
    refused: { ...notInGroup, 'sophie.dupuis': 404 },
    otherHat: 404,
  },
  ...['GET /api/directory/groups/{id}', 'GET /groupes/:id'].map((door) => ({
    door,
    rightful: 'karim.benali',
    input: groupOf('division', '5eA'),
    refused: notInGroup,
    otherHat: 404,
  })),
  {
    door: 'GET /api/directory/groups/{id}/members/{personId}/why',
    rightful: 'karim.benali',
    input: async (world) => ({
      ...(await groupOf('teaching-team', '5eB')(world)),
      personId: await world.personOf('sophie.dupuis'),
    }),
    refused: notInGroup,
    otherHat: 404,
  },
  {
    door: 'GET /api/directory/groups/{id}/candidates',
    rightful: 'sophie.dupuis',
    input: async (world) => ({ ...(await newGroupOf('sophie.dupuis')(world)), name: 'martin' }),
    refused: notInGroup,
    otherHat: ownsWhateverTheHat,
  },
  {
    door: 'POST /api/directory/groups',
    rightful: 'karim.benali',
    input: async (world) =>
      ({
        structureIds: [await tilleulsId(world)],
        label: 'Essai',
      }) as unknown as Record<string, string>,
    refused: { 'lea.martin': 404, 'claire.martin': 404, other: 404, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'PUT /api/directory/groups/{id}',
    rightful: 'sophie.dupuis',
    input: async (world) =>
      ({
        ...(await newGroupOf('sophie.dupuis')(world)),
        ...{ label: 'Essai', about: null, rule: null },
        until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
      }) as unknown as Record<string, string>,
    refused: notInGroup,
    otherHat: ownsWhateverTheHat,
  },
  {
    door: 'DELETE /api/directory/groups/{id}',
    rightful: 'sophie.dupuis',
    input: newGroupOf('sophie.dupuis'),
    refused: notInGroup,
    otherHat: ownsWhateverTheHat,
  },
  {
    door: 'POST /api/directory/groups/{id}/members',
    rightful: 'sophie.dupuis',
    input: async (world) => ({
      ...(await newGroupOf('sophie.dupuis')(world)),
      personId: await world.personOf('lea.martin'),
    }),
    refused: notInGroup,
    otherHat: ownsWhateverTheHat,
  },
  {
    door: 'DELETE /api/directory/groups/{id}/members/{personId}',
    rightful: 'sophie.dupuis',
    input: async (world) => ({
      ...(await newGroupOf('sophie.dupuis', 'lea.martin')(world)),
      personId: await world.personOf('lea.martin'),
    }),
    refused: { ...notInGroup, 'lea.martin': 403 },
    otherHat: ownsWhateverTheHat,
  },
  {
    door: 'POST /api/directory/groups/{id}/included',
    rightful: 'karim.benali',
    input: async (world) => ({
      ...(await newGroupOf('sophie.dupuis')(world)),
      includedId: (await groupOf('division', '5eB')(world)).id,
    }),
    refused: notInGroup,
    otherHat: 404,
  },
  {
    door: 'DELETE /api/directory/groups/{id}/included/{includedId}',
    rightful: 'sophie.dupuis',
    input: newGroupWith5eB,
    refused: notInGroup,
    otherHat: ownsWhateverTheHat,
  },
  {
    door: 'POST /api/directory/groups/{id}/owners',
    rightful: 'sophie.dupuis',
    input: async (world) => ({
      ...(await newGroupOf('sophie.dupuis')(world)),
      personId: await world.personOf('marc.petit'),
    }),
    refused: notInGroup,
    otherHat: ownsWhateverTheHat,
  },
  {
    door: 'DELETE /api/directory/groups/{id}/owners/{personId}',
    rightful: 'sophie.dupuis',
    input: async (world) => ({
      ...(await newGroupOf('sophie.dupuis')(world)),
      personId: await world.personOf('nadia.roux'),
    }),
    refused: notInGroup,
    otherHat: ownsWhateverTheHat,
  },
  {
    door: 'POST /api/directory/divisions/{divisionId}/delegues',
    rightful: 'karim.benali',
    input: async (world) => ({
      divisionId: (await groupOf('division', '5eB')(world)).id,
      personId: await world.personOf('lea.martin'),
    }),
    refused: { 'lea.martin': 403, 'claire.martin': 404, other: 404, elsewhere: 404 },
    otherHat: 404,
  },
  { door: 'GET /api/portal/today', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /api/identity/session', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'DELETE /api/identity/session', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'PUT /api/identity/session/hat',
    rightful: 'sophie.dupuis',
    input: hatOf('sophie.dupuis'),
    refused: { 'lea.martin': 403, 'claire.martin': 403, other: 403, elsewhere: 403 },
    otherHat: 'open: one may put on any hat of one’s own',
  },
  { door: 'GET /api/identity/photo', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'PUT /api/identity/photo',
    rightful: 'sophie.dupuis',
    isOwn: true,
    file: telephonePhoto,
  },
  { door: 'DELETE /api/identity/photo', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /api/identity/people/{id}/photo',
    rightful: 'claire.martin',
    input: photographed('lea.martin'),
    refused: { 'marc.petit': 404, other: 404, elsewhere: 404 },
    otherHat: 'open: sight of one’s child is of the person',
  },
  {
    door: 'POST /api/identity/session',
    rightful: null,
    input: async () => ({ login: 'lea.martin', password: 'preau-demo-2026' }),
  },
  {
    door: 'GET /api/directory/divisions/{id}',
    rightful: 'sophie.dupuis',
    input: divisionOf('5eB', tilleuls),
    refused: strangers,
    otherHat: 404,
  },
  {
    door: 'GET /api/directory/feeds',
    rightful: 'admin.region',
    refused: {
      'lea.martin': 403,
      'claire.martin': 403,
      'karim.benali': 403,
      'admin.tilleuls': 403,
      other: 403,
      elsewhere: 403,
    },
  },
  {
    door: 'GET /api/directory/delegations',
    rightful: 'karim.benali',
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, other: 404 },
  },
  {
    door: 'GET /api/directory/structures/{structureId}/staff',
    rightful: 'karim.benali',
    input: async (world) => ({
      structureId: (await delegationTo('marc.petit')(world)).structureId,
    }),
    refused: {
      'lea.martin': 404,
      'claire.martin': 404,
      'sophie.dupuis': 404,
      other: 404,
      elsewhere: 404,
    },
    otherHat: 404,
  },
  {
    door: 'POST /api/directory/delegations',
    rightful: 'karim.benali',
    input: delegationTo('nadia.roux'),
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'nadia.roux': 404, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'DELETE /api/directory/delegations/{id}',
    rightful: 'karim.benali',
    input: newPowerOf('nadia.roux'),
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'GET /administration/delegations',
    rightful: 'karim.benali',
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, other: 404 },
  },
  {
    door: 'GET /api/directory/tutorings',
    rightful: 'karim.benali',
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, 'nadia.roux': 404 },
  },
  {
    door: 'GET /api/directory/structures/{structureId}/pupils-to-follow',
    rightful: 'karim.benali',
    input: async (world) => ({
      structureId: (await delegationTo('marc.petit')(world)).structureId,
      name: 'martin',
    }),
    refused: {
      ...{ 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, 'nadia.roux': 404 },
      elsewhere: 404,
    },
    otherHat: 404,
  },
  {
    door: 'POST /api/directory/tutorings',
    rightful: 'karim.benali',
    input: tutorFor('lea.martin'),
    refused: {
      ...{ 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, 'nadia.roux': 404 },
      elsewhere: 404,
    },
    otherHat: 404,
  },
  {
    door: 'DELETE /api/directory/tutorings/{id}',
    rightful: 'karim.benali',
    input: newTutoringOf('lea.martin'),
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, elsewhere: 404 },
    otherHat: 404,
  },
  ...['GET /api/directory/tables', 'GET /administration/tableaux'].map((door) => ({
    door,
    rightful: 'admin.region',
    input: async (world: World) => {
      await givenTables(world);
      return {};
    },
    refused: noTables,
    otherHat: wholePlatform as `open: ${string}`,
  })),
  {
    door: 'POST /api/directory/tables',
    rightful: 'admin.region',
    input: async (world) => ({ ...(await ownCfa(world)), kind: 'csv' }),
    refused: noTables,
    otherHat: wholePlatform,
  },
  {
    door: 'PUT /api/directory/tables/{id}/file',
    rightful: 'admin.region',
    input: async (world) => ({ id: (await givenTables(world)).id, name: 'parents.csv' }),
    file: async () => Buffer.from('nom;prenom\nMOREL;Sonia\n'),
    refused: noTables,
    otherHat: wholePlatform,
  },
  {
    door: 'DELETE /api/directory/tables/{id}/file',
    rightful: 'admin.region',
    input: async (world) => ({ id: (await givenTables(world)).id, name: 'eleves.csv' }),
    refused: noTables,
    otherHat: wholePlatform,
  },
  {
    door: 'PUT /api/directory/tables/{id}/columns',
    rightful: 'admin.region',
    input: async (world) => ({
      id: (await givenTables(world)).id,
      files: [{ name: 'eleves.csv', kind: 'eleves', columns: { nom: 'nom' } }],
    }),
    refused: noTables,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/directory/tables/{id}/application',
    rightful: 'admin.region',
    input: givenTables,
    refused: noTables,
    otherHat: wholePlatform,
  },
  {
    door: 'DELETE /api/directory/tables/{id}',
    rightful: 'admin.region',
    input: async (world) => ({ id: (await givenTables(world)).id }),
    refused: noTables,
    otherHat: wholePlatform,
  },
  {
    door: 'GET /administration/entreprises',
    rightful: 'karim.benali',
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, other: 404 },
  },
  {
    door: 'GET /api/directory/custody-restrictions',
    rightful: 'karim.benali',
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, 'nadia.roux': 404 },
  },
  {
    door: 'GET /api/directory/structures/{structureId}/pupils-to-protect',
    rightful: 'karim.benali',
    input: async (world) => ({
      structureId: (await delegationTo('marc.petit')(world)).structureId,
      name: 'martin',
    }),
    refused: {
      ...{ 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, 'nadia.roux': 404 },
      ...{ 'admin.tilleuls': 404, elsewhere: 404 },
    },
    otherHat: 404,
  },
  {
    door: 'POST /api/directory/custody-restrictions',
    rightful: 'karim.benali',
    input: custodyOf('lea.martin'),
    refused: {
      ...{ 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, 'nadia.roux': 404 },
      ...{ 'admin.tilleuls': 404, elsewhere: 404 },
    },
    otherHat: 404,
  },
  {
    door: 'DELETE /api/directory/custody-restrictions/{id}',
    rightful: 'karim.benali',
    input: newRestrictionOf('lea.martin'),
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'GET /administration/gardes',
    rightful: 'karim.benali',
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, other: 404 },
  },
  { door: 'GET /api/identity/accounts-desk', rightful: 'karim.benali', refused: noDesk },
  { door: 'GET /administration/comptes', rightful: 'karim.benali', refused: noDesk },
  { door: 'GET /api/identity/local-accounts', rightful: 'karim.benali', refused: noDesk },
  { door: 'GET /administration/comptes-locaux', rightful: 'karim.benali', refused: noDesk },
  {
    door: 'POST /api/identity/local-accounts',
    rightful: 'karim.benali',
    input: async (world) => ({
      ...{ structureId: await idOfTilleuls(world), givenName: 'Iris', familyName: 'Invitée' },
      ...{ email: null, kind: 'guest', profile: 'ETA', reason: 'essai', until: nextWeek() },
    }),
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'PUT /api/identity/local-accounts/{id}',
    rightful: 'karim.benali',
    input: async (world) => ({ ...(await newStay(world)), until: nextWeek() }),
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'DELETE /api/identity/local-accounts/{id}',
    rightful: 'karim.benali',
    input: newStay,
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'GET /api/identity/accounts',
    rightful: 'karim.benali',
    input: async (world) => ({ structureId: await idOfTilleuls(world) }),
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'POST /api/identity/account-plans',
    rightful: 'karim.benali',
    input: newPupilToLock,
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'POST /api/identity/account-acts',
    rightful: 'karim.benali',
    input: newPupilToLock,
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'DELETE /api/identity/account-acts/{id}',
    rightful: 'karim.benali',
    input: newAccountAct,
    refused: { ...noDesk, elsewhere: 404 },
    otherHat: 404,
  },
  {
    door: 'POST /structure',
    rightful: 'sophie.dupuis',
    isForm: true,
    input: hatOf('sophie.dupuis'),
    refused: { 'lea.martin': 403, 'claire.martin': 403, other: 403, elsewhere: 403 },
    otherHat: 'open: one may put on any hat of one’s own',
  },
  { door: 'GET /connexion/confirmer', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'POST /connexion/confirmer',
    rightful: 'sophie.dupuis',
    isForm: true,
    input: async () => ({ password: 'preau-demo-2026' }),
    isOwn: true,
  },
  { door: 'GET /', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /administration',
    rightful: 'admin.region',
    refused: { 'lea.martin': 404, 'claire.martin': 404, other: 404, 'nadia.roux': 404 },
  },
  { door: 'GET /moi', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /classes/:id',
    rightful: 'sophie.dupuis',
    input: divisionOf('5eB', tilleuls),
    refused: strangers,
    otherHat: 404,
  },
  {
    door: 'GET /api/directory/people/{id}',
    rightful: 'sophie.dupuis',
    input: async (world) => ({ id: await world.personOf('lea.martin') }),
    refused: { 'hugo.martin': 404, 'marc.petit': 404, other: 404, elsewhere: 404 },
    otherHat: 'open: sight is of the person, in all that they teach',
  },
  {
    door: 'GET /personnes/:id',
    rightful: 'sophie.dupuis',
    input: async (world) => ({ id: await world.personOf('lea.martin') }),
    refused: { 'hugo.martin': 404, 'marc.petit': 404, other: 404, elsewhere: 404 },
    otherHat: 'open: sight is of the person, in all that they teach',
  },
  { door: 'GET /api/directory/annuaire', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /annuaire', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /api/directory/structures',
    rightful: 'admin.tilleuls',
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'karim.benali': 404, other: 404 },
  },
  {
    door: 'GET /api/directory/structures/{structureId}',
    rightful: 'karim.benali',
    input: async (world) => ({
      structureId: (await delegationTo('marc.petit')(world)).structureId,
    }),
    refused: { 'lea.martin': 404, 'claire.martin': 404, other: 404, elsewhere: 404 },
    otherHat: 'open: one works in all the schools of one’s hats',
  },
  {
    door: 'GET /structures/:id',
    rightful: 'karim.benali',
    input: async (world) => ({ id: (await delegationTo('marc.petit')(world)).structureId }),
    refused: { 'lea.martin': 404, 'claire.martin': 404, other: 404, elsewhere: 404 },
    otherHat: 'open: one works in all the schools of one’s hats',
  },
  { door: 'GET /api/directory/visibility', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /moi/visibilite', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'PUT /api/directory/people/{id}/listing',
    rightful: 'claire.martin',
    input: async (world) => ({ id: await world.personOf('lea.martin'), listing: 'listed' }),
    refused: { 'lea.martin': 403, 'sophie.dupuis': 404, 'karim.benali': 404, other: 404 },
    otherHat: 'open: one decides for one’s child, whatever the hat',
  },
  {
    door: 'PUT /api/directory/people/{id}/fields/{field}',
    rightful: 'sophie.dupuis',
    input: async (world) => ({
      ...{ id: await world.personOf('sophie.dupuis'), field: 'academic_email' },
      ...{ audience: 'family', state: 'closed' },
    }),
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'karim.benali': 404, other: 404 },
    otherHat: 'open: what one shows of oneself is of the person, whatever the hat',
  },
  ...['GET /api/directory/pupils/{id}/family', 'GET /personnes/:id/famille'].map((door) => ({
    door,
    rightful: 'karim.benali',
    input: async (world: World) => ({ id: await world.personOf('lea.martin') }),
    refused: {
      ...{ 'lea.martin': 404, 'sophie.dupuis': 404, 'hugo.martin': 404, 'admin.tilleuls': 404 },
      ...{ other: 404, elsewhere: 404 },
    },
    otherHat: 404,
  })),
  {
    door: 'GET /api/portal/search',
    rightful: 'sophie.dupuis',
    input: async () => ({ text: 'dupuis' }),
    isOwn: true,
  },
  { door: 'GET /recherche', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /api/privacy/mine', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /moi/donnees', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /moi/donnees/copie', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /api/privacy/people',
    rightful: 'admin.region',
    input: async () => ({ login: 'lea.martin' }),
    refused: notCentral,
    otherHat: wholePlatform,
  },
  { door: 'GET /api/privacy/merges', rightful: 'admin.region', refused: notCentral },
  { door: 'GET /administration/personnes', rightful: 'admin.region', refused: notCentral },
  ...['GET /api/privacy/duplicates', 'GET /administration/doublons'].map((door) => ({
    door,
    rightful: 'karim.benali',
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404, other: 404 },
  })),
  {
    door: 'POST /api/privacy/duplicates/{id}/two',
    rightful: 'karim.benali',
    input: async (world) => ({ id: (await pairToPart(world)).id }),
    refused: noJudge,
    otherHat: 404,
  },
  {
    door: 'POST /api/privacy/duplicates/{id}/merge',
    rightful: 'admin.region',
    input: pairToMerge,
    refused: noJudge,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/privacy/merges',
    rightful: 'admin.region',
    input: async (world) => ({ ...(await anyTwo(world)), reason: 'essai' }),
    refused: notCentral,
    otherHat: wholePlatform,
  },
  {
    door: 'DELETE /api/privacy/merges/{id}',
    rightful: 'admin.region',
    input: newMerge,
    refused: notCentral,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/privacy/erasures',
    rightful: 'admin.region',
    input: anybody('login'),
    refused: notCentral,
    otherHat: wholePlatform,
  },
  { door: 'GET /alimentation', rightful: 'admin.region', refused: notForFeeds },
  { door: 'GET /alimentation/sources', rightful: 'admin.region', refused: notForFeeds },
  {
    door: 'GET /alimentation/:id',
    rightful: 'admin.region',
    input: anyFeed,
    refused: notForFeeds,
    otherHat: wholePlatform,
  },
  {
    door: 'GET /api/directory/feeds/{id}',
    rightful: 'admin.region',
    input: anyFeed,
    refused: notForFeeds,
    otherHat: wholePlatform,
  },
  {
    door: 'GET /api/directory/feed-plans/{id}/lines',
    rightful: 'admin.region',
    input: newFeedPlan,
    refused: notForFeeds,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/directory/feeds/{id}/undoing',
    rightful: 'admin.region',
    input: undoableFeed,
    refused: notForFeeds,
    otherHat: wholePlatform,
  },
  { door: 'GET /api/directory/feed-sources', rightful: 'admin.region', refused: notForFeeds },
  {
    door: 'POST /api/directory/feed-sources',
    rightful: 'admin.region',
    input: async () => ({
      ...{ label: 'Essai', folder: `essai-${folders++}`, kind: 'aaf', expectedDays: 3 },
      ...{ academy: null, uai: null, notBefore: null },
    }),
    refused: notForFeeds,
    otherHat: wholePlatform,
  },
  {
    door: 'DELETE /api/directory/feed-sources/{id}',
    rightful: 'admin.region',
    input: newFeedSource,
    refused: notForFeeds,
    otherHat: wholePlatform,
  },
  {
    door: 'POST /api/directory/feed-deposits/{id}/allowed',
    rightful: 'admin.region',
    input: async (world) => ({ ...(await heldDeposit(world)), uais: ['0379001A'] }),
    refused: notForFeeds,
    otherHat: wholePlatform,
  },
  {
    door: 'DELETE /api/directory/feed-deposits/{id}',
    rightful: 'admin.region',
    input: heldDeposit,
    refused: notForFeeds,
    otherHat: wholePlatform,
  },
  { door: 'GET /api/notifications/notices', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'PUT /api/notifications/notices/{id}/read',
    rightful: 'sophie.dupuis',
    input: noticeOf('sophie.dupuis'),
    otherHat: 'open: a notice is told to the person, whatever the hat',
    refused: strangers,
  },
  {
    door: 'PUT /api/notifications/read',
    rightful: 'sophie.dupuis',
    input: async () => ({ upTo: '1' }),
    otherHat: 'open: notices are the person’s, whatever the hat',
    isOwn: true,
  },
  { door: 'GET /api/notifications/stream', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /api/notifications/choices', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'PUT /api/notifications/choices/{name}',
    rightful: 'sophie.dupuis',
    input: async () => ({ name: 'directory.feed-taken', where: 'portal' }),
    otherHat: 'open: choices are the person’s, whatever the hat',
    isOwn: true,
  },
  {
    door: 'PUT /api/notifications/language',
    rightful: 'sophie.dupuis',
    input: async () => ({ language: 'en' }),
    otherHat: 'open: the language of mail is the person’s, whatever the hat',
    isOwn: true,
  },
  {
    door: 'PUT /api/notifications/address',
    rightful: 'sophie.dupuis',
    input: async ({ pool }) => {
      await pool.query('delete from notifications.address');
      return { address: 'ailleurs@courriel.example' };
    },
    otherHat: 'open: the address is the person’s, whatever the hat',
    isOwn: true,
  },
  {
    door: 'POST /api/notifications/address/code',
    rightful: 'sophie.dupuis',
    input: codeOf('sophie.dupuis'),
    otherHat: 'open: the address is the person’s, whatever the hat',
    refused: { 'lea.martin': 409, 'claire.martin': 409, other: 409, elsewhere: 409 },
  },
  { door: 'DELETE /api/notifications/address', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /api/notifications/post',
    rightful: 'admin.region',
    refused: { 'lea.martin': 403, 'karim.benali': 403, 'admin.tilleuls': 403, other: 403 },
  },
  { door: 'GET /api/notifications/letters', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /moi/notifications', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /moi/courrier', rightful: 'sophie.dupuis', isOwn: true },
  {
    door: 'GET /administration/courrier',
    rightful: 'admin.region',
    refused: { 'lea.martin': 403, 'karim.benali': 403, 'admin.tilleuls': 403, other: 403 },
  },
  { door: 'GET /api/audit/mine', rightful: 'sophie.dupuis', isOwn: true },
  { door: 'GET /moi/traces', rightful: 'sophie.dupuis', isOwn: true },
  ...['GET /api/audit/acts', 'GET /administration/traces'].map((door) => ({
    door,
    rightful: 'karim.benali',
    input: async ({ personOf }: World) => ({ person: await personOf('sophie.dupuis') }),
    otherHat: 404,
    refused: {
      ...{ 'lea.martin': 404, 'claire.martin': 404, 'sophie.dupuis': 404 },
      ...{ other: 404, elsewhere: 404 },
    },
  })),
  { door: 'GET /api/admin/dead-letters', rightful: 'admin.region', refused: notTheirWork },
  {
    door: 'POST /api/admin/dead-letters/{id}/retry',
    rightful: 'admin.region',
    input: async (world) => ({ id: await deadLetter(world) }),
    otherHat: 'open: who looks after the platform does so whatever the hat',
    refused: notTheirWork,
  },
  {
    door: 'POST /api/admin/dead-letters/{id}/drop',
    rightful: 'admin.region',
    input: async (world) => ({ id: await deadLetter(world), reason: 'envoyé à la main' }),
    otherHat: 'open: who looks after the platform does so whatever the hat',
    refused: notTheirWork,
  },
  {
    door: 'GET /api/admin/settings',
    rightful: 'admin.tilleuls',
    refused: { 'lea.martin': 403, 'karim.benali': 403, 'sophie.dupuis': 403, other: 403 },
  },
  {
    door: 'PUT /api/admin/settings/{name}',
    rightful: 'admin.region',
    input: async () => ({ name: 'directory.removal-threshold', value: '5', reason: 'essai' }),
    otherHat: 'open: who looks after the platform does so whatever the hat',
    refused: notTheirWork,
  },
  { door: 'GET /administration/travaux', rightful: 'admin.region', refused: notTheirWork },
  {
    door: 'GET /administration/reglages',
    rightful: 'admin.tilleuls',
    refused: { 'lea.martin': 403, 'karim.benali': 403, 'sophie.dupuis': 403, other: 403 },
  },
];
