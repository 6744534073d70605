import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from '#kernel/log';
import { preau } from '../../../tests/support/program.ts';
import { entriesOf, noSlapd, openSlapd, type Slapd } from '../../../tests/support/slapd.ts';
import { openSmallWorld } from '../../../tests/support/small-world.ts';
import { exportLdif } from './commands/export-ldif.ts';
import { forgetPerson, mergePeople, unmergePeople } from './commands/let-go.ts';
import { type SyncRequest, syncReplica } from './commands/sync-replica.ts';
import { ldapHouse } from './module.ts';
import { ReplicaFault } from './replica/faults.ts';
import { uidOf } from './sdet/dn.ts';

const world = noSlapd ? (undefined as never) : await openSmallWorld();
const folder = mkdtempSync(join(tmpdir(), 'preau-ldif-'));
const file = join(folder, 'annuaire.ldif');

/** A server that takes no title but these: what makes it refuse one entry. */
const courtesyTitles = `
dn: olcOverlay=constraint,olcDatabase={1}mdb,cn=config
objectClass: olcOverlayConfig
objectClass: olcConstraintConfig
olcOverlay: constraint
olcConstraintAttribute: personalTitle regex ^M.*$
`;

describe('a real OpenLDAP', { skip: noSlapd }, () => {
  let slapd: Slapd;
  before(async () => {
    slapd = await openSlapd({ modules: 'olcModuleLoad: constraint\n', tree: courtesyTitles });
  });
  after(async () => {
    await slapd?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const written = async () => {
    await exportLdif(world, { base: slapd.base, path: file });
    return entriesOf(readFileSync(file, 'utf8'));
  };
  const isInStep = async () => assert.deepEqual(await slapd.entries(), await written());
  const sync = (more: Partial<SyncRequest> = {}) => syncReplica(world, { place: slapd, ...more });
  const run = async (text: string, ...values: unknown[]) =>
    (await world.pool.query(text, values)).rows;
  const pupils = (many: number) =>
    run(
      `select distinct m.person_id as id from directory.membership m
       where m.kind = 'profile' and m.code = 'ELV' order by 1 limit $1`,
      many,
    ) as Promise<{ id: string }[]>;
  const changes = ({
    added,
    modified,
    deleted,
    repaired,
    refused,
  }: Awaited<ReturnType<typeof sync>>) => [added, modified, deleted, repaired, refused];

  test('loads the export as it is, and a comparison finds nothing to do', async () => {
    const entries = await written();
    assert.equal(statSync(file).mode & 0o777, 0o600);
    await slapd.stop();
    await slapd.load(file);
    await slapd.start();
    assert.deepEqual(await slapd.entries(), entries);
    const report = await sync();
    assert.equal(report.full, true, 'of a replica never seen one knows nothing');
    assert.deepEqual(changes(report), [0, 0, 0, 0, 0]);
    assert.equal(report.unchanged, entries.length - 5, 'but for the base and the four branches');
    const next = await sync();
    assert.deepEqual([next.full, ...changes(next)], [false, 0, 0, 0, 0, 0]);
  });

  test('holds what SDET asks of a pupil, a responsable and a teacher, and nothing private', async () => {
    const text = readFileSync(file, 'utf8');
    const entries = entriesOf(text);
    const one = (pattern: RegExp) => entries.find((entry) => pattern.test(entry)) ?? '';
    const pupil = one(/^objectClass: ENTEleve$/m);
    assert.match(pupil, /^dn: uid=p[0-9a-f]{19},ou=people,dc=essai,dc=fr$/m);
    assert.match(
      pupil,
      /^ENTEleveClasses: ENTStructureSIREN=\d{14},ou=structures,dc=essai,dc=fr\$\w+$/m,
    );
    assert.match(pupil, /^ENTPersonJointure: AC-VAL-D-ORMELLE\$\d+$/m);
    assert.match(
      pupil,
      /^ENTElevePersRelEleve: uid=p[0-9a-f]+,ou=people,dc=essai,dc=fr\$\d+\$[01]\$[012]\$\d*\$[01]$/m,
    );
    assert.match(pupil, /^ENTPersonProfils: National_ELV$/m);
    assert.match(pupil, /^isMemberOf: \d{7}[A-Z]:division:/m);
    assert.match(one(/^objectClass: ENTAuxPersRelEleve$/m), /^ENTAuxPersRelEleveEleve: uid=p/m);
    const teacher = one(/^ENTAuxEnsClassesMatieres: /m);
    assert.match(
      teacher,
      /^ENTPersonFonctions: ENTStructureSIREN=\d{14},[^$]+\$ENS\$[^$]*\$\w+\$[^$]+$/m,
    );
    assert.match(teacher, /^mail: .*@ac-val-ormelle\.example$/m);
    assert.doesNotMatch(
      text,
      /^(userPassword|ENTPersonDateNaissance|ENTEleveINE|mobile|homePhone)/m,
    );
    const rows = await run(
      `select birth_date::text, ine, mobile, email from directory.person where mobile is not null and email is not null limit 50`,
    );
    for (const secret of rows
      .flatMap((row) => Object.values(row))
      .filter((value) => value !== null))
      assert.ok(!text.includes(String(secret)), String(secret));
  });

  test('is given what changed and nothing else: a name, a group, someone gone, a pupil’s mother', async () => {
    const [renamed, gone, erased, left] = (await pupils(4)).map(({ id }) => id);
    await run(
      `update directory.person set family_name = 'ÉLAN, + <"#"> ;=\\ 🦊' where id = $1`,
      renamed,
    );
    await run(`update directory.person set missing_since = '2026-01-01' where id = $1`, gone);
    await forgetPerson({ db: world.db, log: openLog('silent') }, String(erased));
    await run('delete from directory.person where id = $1', erased);
    await run(
      `update directory.group_member set valid_to = valid_from where person_id = $1 and group_id in
       (select id from directory.people_group where kind = 'division')`,
      left,
    );
    const before = await run(
      'select count(*)::int as n from ldap.sent_entry where person_id is null and branch = $1',
      'people',
    );
    assert.equal(before[0].n, 1, 'the entry of who was erased waits, and names nobody');
    const report = await sync();
    assert.deepEqual([report.added, report.deleted, report.refused], [0, 2, 0]);
    assert.ok(report.modified > 4 && report.modified < 60, String(report.modified));
    await isInStep();
    const uids = [gone, erased].map((id) => uidOf(String(id)));
    const kept = await run('select dn from ldap.sent_entry where dn ~ any($1)', uids);
    assert.deepEqual(kept, []);
  });

  test('somebody who comes back is added again, and a responsable who becomes a pupil changes class', async () => {
    await run('update directory.person set missing_since = null where missing_since is not null');
    const [adult] = await run(
      `select m.person_id as id, m.structure_id from directory.membership m
       where kind = 'profile' and code = 'TUT' order by 1 limit 1`,
    );
    await run(
      `insert into directory.schooling (person_id, structure_id, source, valid_from) values ($1, $2, 'essai', '2026-09-01')`,
      adult.id,
      adult.structure_id,
    );
    await run(
      `insert into directory.group_member (group_id, person_id, source, valid_from)
       select id, $1, 'essai', '2026-09-01' from directory.people_group where kind = 'profile' and code = 'ELV' and structure_id = $2`,
      adult.id,
      adult.structure_id,
    );
    const report = await sync();
    assert.deepEqual([report.added, report.deleted, report.refused], [1, 0, 0]);
    await isInStep();
  });

  test('what somebody changed by hand is repaired by a full comparison, and said', async () => {
    const [one, other] = (await pupils(2)).map(
      ({ id }) => `uid=${uidOf(id)},ou=people,${slapd.base}`,
    );
    await slapd.change(`dn: ${one}
changetype: modify
replace: sn
sn: PIRATE
-
add: description
description: à la main

dn: ${other}
changetype: delete

dn: uid=intrus,ou=people,${slapd.base}
changetype: add
objectClass: inetOrgPerson
cn: Intrus
sn: Intrus
`);
    assert.deepEqual(changes(await sync()), [0, 0, 0, 0, 0], 'what was sent is not looked at');
    assert.deepEqual(changes(await sync({ isFull: true })), [1, 1, 1, 3, 0]);
    await isInStep();
  });

  test('an entry that the server refuses is reported, tried again, and keeps nobody else', async () => {
    const [refused, fine] = (await pupils(2)).map(({ id }) => id);
    await run(`update directory.person set civility = 'Refusée' where id = $1`, refused);
    await run(`update directory.person set family_name = 'Autre' where id = $1`, fine);
    for (const added of [1, 0]) {
      const report = await sync();
      assert.deepEqual([report.modified, report.refused], [added, 1]);
      assert.equal(report.refusals[0]?.dn, `uid=${uidOf(String(refused))},ou=people,${slapd.base}`);
      assert.match(String(report.refusals[0]?.reason), /^19 /);
    }
    await run(`update directory.person set civility = 'M. X' where id = $1`, refused);
    assert.deepEqual(changes(await sync()), [0, 1, 0, 0, 0]);
    await isInStep();
  });

  test('a merge takes the entry of the one away; undone, the entry is theirs again', async () => {
    const ctx = { db: world.db, log: openLog('silent') };
    const [from] = (await pupils(1)).map(({ id }) => id);
    const owners = () =>
      run('select count(*)::int as n from ldap.sent_entry where person_id = $1', from);
    const undo = await mergePeople(ctx, String(from));
    assert.equal((await owners())[0].n, 0);
    await unmergePeople(ctx, JSON.parse(JSON.stringify(undo)));
    assert.equal((await owners())[0].n, 1);
  });

  /** What the worker does each minute, and when a restriction or somebody's visibility changes. */
  const at = (name: string, payload: object = {}) => {
    const { schedules = [], on = [] } = ldapHouse({ config: { ldap: place(slapd) } });
    const occasion = {
      ...{ db: world.db, log: openLog('silent') },
      ...{ eventId: 1, happenedAt: new Date() },
    };
    const schedule = schedules.find((one) => one.name === name);
    const reaction = on.find((one) => one.name === name);
    assert.ok(schedule ?? reaction, name);
    return schedule ? schedule.do(occasion) : reaction?.react(occasion, payload as never);
  };
  const family = async () =>
    (
      await run(
        `select pupil_id as "pupilId", responsable_id as "responsableId" from directory.responsibility_today
         where exists (select from directory.membership m where m.person_id = pupil_id and m.kind = 'profile')
         order by 1, 2 limit 1`,
      )
    )[0] as { pupilId: string; responsableId: string };

  test('who is on the liste rouge stands apart at once, their family and groups point there, and back', async () => {
    const { pupilId } = await family();
    const dn = (branch: string) => `dn: uid=${uidOf(pupilId)},ou=${branch},${slapd.base}`;
    const has = async (branch: string) =>
      (await slapd.entries()).some((entry) => entry.startsWith(`${dn(branch)}\n`));
    assert.deepEqual([await has('people'), await has('unlisted')], [true, false]);
    await run('insert into directory.unlisted (person_id, decided_at) values ($1, now())', pupilId);
    await at('sync-after-visibility', { personId: pupilId });
    assert.deepEqual([await has('people'), await has('unlisted')], [false, true]);
    await isInStep();
    const names = (await slapd.entries()).filter((entry) => entry.includes(',ou=people,')).join();
    assert.ok(
      !names.includes(`uid=${uidOf(pupilId)},ou=people`),
      'nothing points at where they were',
    );
    await run('delete from directory.unlisted');
    await at('sync-after-visibility', { personId: pupilId });
    assert.deepEqual([await has('people'), await has('unlisted')], [true, false]);
    await isInStep();
  });

  test('a custody restriction reaches it without a whole pass; one that begins at midnight, within a minute', async () => {
    const { pupilId, responsableId } = await family();
    const told = async () => (await run('select told_at::text from ldap.replica'))[0]?.told_at;
    const before = await told();
    const restrict = () =>
      run(
        `insert into directory.custody_restriction (pupil_id, responsable_id, valid_from, reason_code)
         select $1, $2, current_date, min(code) from directory.custody_reason`,
        pupilId,
        responsableId,
      );
    const tie = async () =>
      (await slapd.entries())
        .find((entry) => entry.startsWith(`dn: uid=${uidOf(pupilId)},`))
        ?.includes(`ENTElevePersRelEleve: uid=${uidOf(responsableId)}`);
    assert.equal(await tie(), true);
    await restrict();
    await at('sync-after-custody', { pupilId, responsableId });
    assert.equal(await tie(), false);
    await isInStep();
    await run('delete from directory.custody_restriction');
    await at('sync-after-custody', { pupilId, responsableId });
    assert.equal(await tie(), true);

    await restrict();
    await at('follow-at-once');
    assert.equal(await tie(), true, 'it began before that was last looked at');
    await run(`update ldap.replica set looked_at = now() - interval '1 day'`);
    await at('follow-at-once');
    assert.equal(await tie(), false);
    await isInStep();
    assert.equal(await told(), before, 'no whole pass was needed');
    await run('delete from directory.custody_restriction');
    await sync();
  });

  test('who is erased is taken out within a minute, and nobody else is asked for', async () => {
    const [erased] = await run(
      `select person_id as id from directory.membership m where kind = 'profile' and code = 'TUT'
       order by 1 desc limit 1`,
    );
    const { id } = erased;
    await run('delete from directory.person where id = $1', id);
    await at('follow-at-once');
    const there = (await slapd.entries()).filter((entry) =>
      entry.startsWith(`dn: uid=${uidOf(id)},`),
    );
    assert.deepEqual(there, []);
    await sync();
    await isInStep();
  });

  test('the worker follows by itself, each hour and after a feed, where a replica is configured', async () => {
    const { schedules = [], on = [] } = ldapHouse({ config: { ldap: place(slapd) } });
    const occasion = {
      ...{ db: world.db, log: openLog('silent') },
      ...{ eventId: 1, happenedAt: new Date() },
    };
    const rename = (word: string) =>
      run(
        'update directory.person set given_name = $1 where id = (select min(id::text)::uuid from directory.person)',
        word,
      );
    await rename('Une');
    for (const schedule of schedules) await schedule.do(occasion);
    await isInStep();
    await rename('Deux');
    const [one] = await pupils(1);
    const said = { pupilId: one?.id, responsableId: one?.id, personId: one?.id };
    await Promise.all(on.map(({ react }) => react(occasion, said as never)));
    await isInStep();
    assert.deepEqual([schedules.length, on.length], [2, 3]);
    const without = ldapHouse({ config: { ldap: undefined } });
    assert.deepEqual([without.schedules, without.on], [undefined, undefined]);
  });

  test('killed in the middle and begun again, it ends in the same tree', async () => {
    await run(`update directory.person set family_name = family_name || ' B'`);
    const env = {
      DATABASE_URL: world.url,
      PREAU_DATA: folder,
      PREAU_LDAP_URL: slapd.url,
      PREAU_LDAP_BASE: slapd.base,
      PREAU_LDAP_BIND_DN: slapd.bindDn,
      PREAU_LDAP_PASSWORD: slapd.password,
    };
    const program = preau(['ldap', 'sync'], { env });
    const sent = async () =>
      (await run('select count(*)::int as n from ldap.sent_entry where hash is null'))[0].n;
    const begun = Date.now();
    while ((await sent()) === 0) {
      assert.ok(Date.now() - begun < 120_000, program.printed());
      await pause(5);
    }
    program.kill('SIGKILL');
    assert.equal(await program.ended, 'SIGKILL');
    const again = preau(['ldap', 'sync', '--json'], { env });
    assert.equal(await again.ended, 0, again.printed());
    const report = JSON.parse(again.printed().trim().split('\n').at(-1) ?? '');
    assert.ok(report.modified + report.unchanged > 300, again.printed());
    assert.deepEqual([report.added, report.deleted, report.refused], [0, 0, 0]);
    await isInStep();
    assert.deepEqual(changes(await sync({ isFull: true })), [0, 0, 0, 0, 0]);
  });

  test('a wrong password, a wrong base, a server that is down or hangs: one clear sentence', async () => {
    const patience = { connect: 500, answer: 500, pause: 10, attempts: 2 };
    const fails = (more: Partial<SyncRequest>, words: RegExp) =>
      assert.rejects(
        sync({ patience, ...more }),
        (error) => error instanceof ReplicaFault && words.test(error.message),
      );
    await fails({ place: { ...place(slapd), password: 'faux' } }, /PREAU_LDAP_PASSWORD/);
    await fails({ place: { ...place(slapd), base: 'dc=ailleurs,dc=fr' } }, /PREAU_LDAP_BASE/);
    await sync();
    slapd.hang();
    await fails({}, /ne répond pas.*Rien n’est perdu/);
    await slapd.stop();
    await fails({}, /ne répond pas.*ECONNREFUSED/);
    await slapd.start();
    assert.deepEqual(changes(await sync()), [0, 0, 0, 0, 0]);
  });
});

const place = ({ url, base, bindDn, password, isPlain }: Slapd) => ({
  url,
  base,
  bindDn,
  password,
  isPlain,
});
