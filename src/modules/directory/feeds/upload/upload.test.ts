import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { beforeEach, test } from 'node:test';
import { systemClock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import { testDatabase } from '#kernel/testing';
import type { Context } from '../../actor.ts';
import { emptyDirectory } from '../aaf/samples/directory-state.ts';
import { takeCsv } from '../csv/take-csv.ts';
import { applyTables, mapTables } from './commands/ask-tables.ts';
import { doAsked } from './commands/do-asked.ts';
import { giveUpTables } from './commands/drop-table.ts';
import { openTables } from './commands/open-tables.ts';
import { putTable } from './commands/put-table.ts';
import type { TableDraft } from './contract.ts';
import { isPlanOfMine, tablesOf } from './queries/tables.ts';
import { fileOf } from './read-given.ts';
import { dropOldDrafts } from './rows.ts';

const database = await testDatabase();
const { url, db, run } = database;
const CFA = '0180777K';
const AAF = '0180001A';
const people = ['head', 'other', 'teacher'] as const;
type Who = (typeof people)[number];
const ids: Record<string, string> = {};

const structure = async (uai: string, name: string) => {
  const [row] = await run<{ id: string }>(
    `insert into directory.structure (uai, name, kind) values ($1, $2, 'cfa') returning id`,
    [uai, name],
  );
  ids[uai] = row?.id ?? '';
};

beforeEach(async () => {
  await emptyDirectory(database);
  await run('truncate kernel.event cascade');
  await structure(CFA, 'CFA du Berry');
  await structure(AAF, 'Lycée Sand');
  await run(
    `insert into directory.structure_jointure (academy, jointure, structure_id, source) values ('18', '7', $1, 'aaf:2D:18')`,
    [ids[AAF]],
  );
  await run(
    `insert into directory.source_record (source, type, id, hash) values ('aaf:2D:18', 'EtabEducNat', '7', 1)`,
  );
  for (const who of people) {
    const [row] = await run<{ id: string }>(
      `insert into directory.person (given_name, family_name) values ($1, 'Essai') returning id`,
      [who],
    );
    ids[who] = row?.id ?? '';
  }
});

const as = (who: Who, uai = CFA, profile = who === 'teacher' ? 'ENS' : 'DIR'): Context =>
  ({
    ...{ db, clock: systemClock },
    actor: {
      personId: ids[who],
      hat: { structureId: ids[uai], structureUai: uai, structureName: '', profile },
      ...{ powers: [], session: { id: 'x' } },
    },
  }) as unknown as Context;
const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code;

const open = (who: Who = 'head', uai = CFA) =>
  openTables(as(who), { structureId: ids[uai] ?? '', kind: 'csv' });
const put = (id: string, name: string, content: string | Buffer, ctx = as('head')) =>
  putTable(ctx, { id, name }, Readable.from([Buffer.from(content)]));
const draft = async (ctx = as('head')) => (await tablesOf(ctx)).draft as unknown as TableDraft;

/** Says yes to every column as it is proposed, and waits for the plan. */
async function plan(
  id: string,
  change: (columns: Record<string, string | null>) => void = () => {},
) {
  const files = (await draft()).files.map(({ name, kind, columns }) => {
    change(columns);
    return { name, kind: kind ?? 'eleves', columns };
  });
  await mapTables(as('head'), { id, files });
  await doAsked({ db }, url, id);
  return draft();
}

async function apply(id: string) {
  await applyTables(as('head'), { id, planId: (await draft()).plan?.id ?? '' });
  await doAsked({ db }, url, id);
  return draft();
}

const pupils = `Nom;Prénom;Né le;Promo;INE;UAI
MOREL;Zoé;04/02/2008;CAP1;123456789AA;${CFA}
PETIT;Hugo;12/09/2007;CAP1;;
`;

test('a head gives the pupils of their CFA: columns, plan, exactly that, report', async () => {
  const id = await open();
  await put(id, 'apprentis.csv', pupils);
  const [file] = (await draft()).files;
  assert.deepEqual(
    [file?.kind, file?.lines, file?.columns['Né le'], file?.columns['Promo']],
    ['eleves', 2, 'date_naissance', null],
  );
  assert.deepEqual(file?.headers.find(({ header }) => header === 'Promo')?.samples, ['CAP1']);
  const planned = await plan(id, (columns) => {
    columns['Promo'] = 'classe';
  });
  assert.deepEqual(
    [planned.state, planned.fault, planned.plan?.counts.appears],
    ['planned', null, 2],
  );
  assert.equal(await isPlanOfMine(as('head'), planned.plan?.id ?? ''), true);
  assert.equal(await isPlanOfMine(as('other'), planned.plan?.id ?? ''), false);
  const taken = await apply(id);
  assert.deepEqual([taken.state, taken.report?.source, taken.files], ['taken', `csv:${CFA}`, []]);
  const members = await run(
    `select p.given_name from directory.people_group g join directory.group_member m on m.group_id = g.id
     join directory.person p on p.id = m.person_id where g.code = 'CAP1' and g.kind = 'division' order by 1`,
  );
  assert.deepEqual(members, [{ given_name: 'Hugo' }, { given_name: 'Zoé' }]);
});

test('another head, a teacher, and whoever is fed by an academy give nothing', async () => {
  const id = await open();
  await assert.rejects(open('other', AAF), refusedAs('directory.no-tables-there'));
  await assert.rejects(
    openTables(as('head', AAF), { structureId: ids[AAF] ?? '', kind: 'csv' }),
    refusedAs('directory.no-tables-there'),
  );
  await assert.rejects(open('teacher'), refusedAs('directory.no-tables-there'));
  await assert.rejects(tablesOf(as('teacher')), refusedAs('kernel.no-such-page'));
  await assert.rejects(tablesOf(as('head', AAF)), refusedAs('kernel.no-such-page'));
  const strange = as('other');
  await assert.rejects(put(id, 'x.csv', pupils, strange), refusedAs('directory.no-such-tables'));
  await assert.rejects(giveUpTables(strange, id), refusedAs('directory.no-such-tables'));
  assert.equal(await draft(strange), null);
  await open('other');
  await assert.rejects(put(id, 'x.csv', pupils, strange), refusedAs('directory.no-such-tables'));
  const elsewhere = as('head', AAF);
  await assert.rejects(put(id, 'x.csv', pupils, elsewhere), refusedAs('directory.no-tables-there'));
});

test('a school that the operator feeds under another name, or by ONDE, gives nothing here', async () => {
  const file = fileOf('eleves.csv', Buffer.from('nom;prenom;date_naissance\nA;B;01/01/2010\n'));
  await takeCsv({ url, files: [file], source: 'cfa-berry', uai: CFA, mapping: null });
  await assert.rejects(open(), refusedAs('directory.no-tables-there'));
});

test('lines of another school, and pupils who are at school elsewhere, are left with their lines', async () => {
  const [pupil] = await run<{ id: string }>(
    `insert into directory.person (given_name, family_name, birth_date, ine)
     values ('Zoé', 'Morel', '2008-02-04', '123456789AA') returning id`,
  );
  await run(
    `insert into directory.schooling (person_id, structure_id, source, valid_from) values ($1, $2, 'aaf:2D:18', '2026-09-01')`,
    [pupil?.id, ids[AAF]],
  );
  const id = await open();
  await put(id, 'apprentis.csv', `${pupils}DURAND;Ali;01/01/2009;CAP2;;${AAF}\n`);
  const planned = await plan(id);
  assert.deepEqual(
    planned.refused.map(({ line, reason }) => [line, reason.slice(0, 42)]),
    [
      [2, 'cet INE est celui d’un élève encore inscri'],
      [4, `l’établissement ${AAF} n’est pas dans ce f`.slice(0, 42)],
    ],
  );
  assert.equal(planned.plan?.counts.appears, 1);
});

test('what is applied is what was shown, or nothing: it is then shown again', async () => {
  const id = await open();
  await put(id, 'apprentis.csv', pupils);
  await plan(id);
  await assert.rejects(
    applyTables(as('head'), { id, planId: ids['head'] ?? '' }),
    refusedAs('directory.tables-not-shown'),
  );
  await run(`update directory.table_draft_file set bytes = convert_to($1, 'UTF8')`, [
    pupils.replace('Hugo', 'Hector'),
  ]);
  const stale = await apply(id);
  assert.deepEqual([stale.state, stale.isStale, stale.report], ['planned', true, null]);
  assert.equal((await apply(id)).state, 'taken');
});

test('who is stopped after applying finds it done, and done once', async () => {
  const id = await open();
  await put(id, 'apprentis.csv', pupils);
  const { plan: shown } = await plan(id);
  await applyTables(as('head'), { id, planId: shown?.id ?? '' });
  await doAsked({ db }, url, id);
  await run(`update directory.table_draft set state = 'applying', feed_id = null`);
  await doAsked({ db }, url, id);
  assert.equal((await draft()).state, 'taken');
  assert.equal((await run('select from directory.feed')).length, 1);
});

test('files that are no tables are told why, and what was chosen stays when they are given again', async () => {
  const id = await open();
  await put(id, 'apprentis.csv', pupils);
  await plan(id, (columns) => {
    columns['Promo'] = 'classe';
  });
  for (const [content, reason] of [
    [Buffer.from([0x50, 0x4b, 3, 4]), /classeur/],
    [Buffer.from([0xff, 0xfe, 65, 0]), /UTF-16/],
    ['', /vide/],
    ['nom;prenom\n"MOREL;Zoé\n', /guillemet/],
    ['nom;nom\nA;B\n', /deux colonnes/],
    [`${'a;'.repeat(300)}b\n`, /plus de 200 colonnes/],
  ] as const) {
    await put(id, 'apprentis.csv', content);
    assert.match((await draft()).files[0]?.fault?.reason ?? '', reason);
    await assert.rejects(plan(id), refusedAs('directory.tables-not-readable'));
  }
  await put(id, 'apprentis.csv', pupils);
  const [file] = (await draft()).files;
  assert.deepEqual([file?.fault, file?.columns['Promo']], [null, 'classe']);
  await assert.rejects(
    putTable(as('head'), { id, name: 'gros.csv' }, Readable.from([Buffer.alloc(5_300_000, 97)])),
    refusedAs('directory.table-too-large'),
  );
  await put(id, 'structures.csv', 'uai;nom\n0180777K;Autre nom\n');
  const refused = await plan(id);
  assert.equal(refused.state, 'open');
  assert.match(refused.fault?.reason ?? '', /il manque la colonne/);
});

test('tables that were given up, or a day old, are no more', async () => {
  const id = await open();
  await put(id, 'apprentis.csv', pupils);
  await giveUpTables(as('head'), id);
  assert.deepEqual(await run('select from directory.table_draft_file'), []);
  await put(await open(), 'apprentis.csv', pupils);
  await dropOldDrafts({ db });
  assert.equal((await draft()).files.length, 1);
  await run(`update directory.table_draft set opened_at = now() - interval '25 hours'`);
  await dropOldDrafts({ db });
  assert.deepEqual(await run('select from directory.table_draft_file'), []);
});
