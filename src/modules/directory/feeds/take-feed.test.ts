import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { testDatabase } from '#kernel/testing';
import { directoryMark, directoryState, emptyDirectory } from './aaf/samples/directory-state.ts';
import {
  addRequest,
  fileOf,
  filesOfSample,
  nameOf,
  type SampleFeed,
  writeFiles,
} from './aaf/samples/sample-feed.ts';
import { person, smallSchool } from './aaf/samples/small-school.ts';
import { takeAaf } from './take-feed.ts';

const database = await testDatabase();
const { url, run } = database;
let room = '';
let folders = 0;

before(async () => {
  room = await mkdtemp(join(tmpdir(), 'preau-feed-'));
});
after(() => rm(room, { recursive: true }));
beforeEach(() => emptyDirectory(database));

const newFolder = () => {
  folders += 1;
  return join(room, String(folders));
};

/** Writes and takes a feed; `edit` may change the files on the way. */
async function take(
  feed: SampleFeed,
  options: { edit?: (files: Map<string, string | Uint8Array>) => void; dryRun?: boolean } = {},
) {
  const files: Map<string, string | Uint8Array> = filesOfSample(feed);
  options.edit?.(files);
  const path = await writeFiles(newFolder(), files);
  return takeAaf({ url, path, dryRun: options.dryRun ?? false });
}

const school = (
  day = '2026-11-21',
  edit: (records: ReturnType<typeof smallSchool>) => void = () => {},
) => {
  const records = smallSchool();
  edit(records);
  return { records, day };
};

const membersOf = async (kind: string, code: string) =>
  (
    await run<{ name: string }>(
      `select p.given_name as name from directory.people_group g join directory.group_member m on m.group_id = g.id
       join directory.person p on p.id = m.person_id
       where g.kind = $1 and g.code = $2 and m.valid_to is null and g.valid_to is null order by 1`,
      [kind, code],
    )
  ).map(({ name }) => name);

test('a small school is imported whole: places, people, families, groups, teaching', async () => {
  const report = await take(school());
  assert.equal(report.outcome, 'applied');
  assert.deepEqual(report.read, {
    ...{ EtabEducNat: 2, MatiereEducNat: 1, MefEducNat: 1 },
    ...{ Eleve: 3, PersRelEleve: 4, PersEducNat: 3 },
  });
  assert.deepEqual(
    [report.created, report.ignored, report.refusedCount, report.pending],
    [13, 1, 0, 1],
  );
  const state = await directoryState(database);
  assert.deepEqual(state['structures'], [
    '["99/100","0379001A","Collège des Tilleuls","college","Valbourg"]',
    '["99/200","0379002B","Lycée des Trois-Rivières","lycee","Valbourg"]',
  ]);
  assert.deepEqual(state['families'], [
    '["99/Eleve/1","99/PersRelEleve/11","10",1,true,1,true]',
    '["99/Eleve/1","99/PersRelEleve/12","20",1,false,2,false]',
    '["99/Eleve/2","99/PersRelEleve/11","10",1,true,1,true]',
    '["99/Eleve/3","99/PersRelEleve/13","50",2,false,null,false]',
  ]);
  assert.deepEqual(await membersOf('division', '5eB'), ['Léa']);
  assert.deepEqual(await membersOf('groupe', '5LAT'), ['Léa']);
  assert.deepEqual(await membersOf('responsables', '5eB'), ['Claire', 'Paul']);
  assert.deepEqual(await membersOf('responsables', '2de 3'), ['Claire']);
  assert.deepEqual(await membersOf('teaching-team', '2de 3'), ['Sophie']);
  assert.deepEqual(await membersOf('head-teachers', '5eB'), ['Sophie']);
  assert.deepEqual(await membersOf('profile', 'ELV'), ['Hugo', 'Léa', 'Noé']);
  assert.deepEqual(await membersOf('profile', 'TUT'), ['Ada', 'Claire', 'Claire', 'Paul']);
  assert.deepEqual(await membersOf('profile', 'ENS'), ['Sophie', 'Sophie']);
  assert.deepEqual(await membersOf('profile', 'DIR'), ['Karim']);
  assert.deepEqual(await membersOf('profile', 'EVS'), ['Nadia']);
  const since = await run<{ since: string }>(
    'select distinct valid_from::text as since from directory.group_member',
  );
  assert.deepEqual(since, [{ since: '2026-09-01' }], 'a first feed begins with the school year');
  const events = await run(
    "select payload from kernel.event where name = 'directory.feed-applied'",
  );
  assert.ok(events.length > 0);
});

test('the same feed twice changes nothing and says so', async () => {
  await take(school());
  const mark = await directoryMark(database);
  const again = await take(school());
  assert.deepEqual(
    [again.outcome, again.created, again.changed, again.returned, again.missing, again.unchanged],
    ['applied', 0, 0, 0, 0, 13],
  );
  assert.deepEqual(again.memberships, { opened: 0, closed: 0 });
  assert.equal(again.same, 1, 'only the pupil whose grandfather is not taken is compared again');
  assert.equal(await directoryMark(database), mark);
});

test('a dry run counts what the feed would do, and changes nothing', async () => {
  const mark = await directoryMark(database);
  const report = await take(school(), { dryRun: true });
  assert.deepEqual([report.outcome, report.created, report.dryRun], ['applied', 13, true]);
  assert.equal(await directoryMark(database), mark);
  assert.deepEqual(await run('select 1 from directory.feed'), []);
});

test('a bad record is told with file, line, id and reason, the rest is taken, and what was known stays', async () => {
  await take(school());
  const report = await take(
    school('2026-11-22', ({ Eleve }) => {
      Eleve[1] = { ...Eleve[1], givenName: '' };
      Eleve['4'] = person('NOUVELLE', 'Inès', { ENTPersonStructRattach: '100' });
    }),
  );
  const file = nameOf('Eleve', { day: '2026-11-22' });
  assert.deepEqual(report.refused, [{ file, line: 7, id: '1', reason: 'sans prénom' }]);
  assert.deepEqual([report.created, report.missing, report.unchanged], [1, 0, 12]);
  assert.deepEqual(await membersOf('division', '5eB'), ['Léa']);
  assert.deepEqual(await membersOf('profile', 'ELV'), ['Hugo', 'Inès', 'Léa', 'Noé']);
});

test('an identifier given twice in a feed: the later one is told and left', async () => {
  const report = await take(school(), {
    edit: (files) => {
      const name = nameOf('Eleve');
      const twin = addRequest('Eleve', '1', person('AUTRE', 'Twin'));
      files.set(
        name,
        String(files.get(name)).replace('</ficAlimMENESR>', `${twin}\n</ficAlimMENESR>`),
      );
    },
  });
  assert.equal(report.refusedCount, 1);
  assert.match(report.refused[0]?.reason ?? '', /déjà vu/);
  assert.deepEqual(await membersOf('division', '5eB'), ['Léa']);
});

test('a pupil who changes division takes the responsables along, on the day of the feed', async () => {
  await take(school());
  const report = await take(
    school('2026-11-25', ({ Eleve }) => {
      Eleve[1] = { ...Eleve[1], ENTEleveClasses: '100$5eA' };
    }),
  );
  assert.deepEqual([report.created, report.changed], [0, 1]);
  assert.deepEqual(await membersOf('division', '5eB'), []);
  assert.deepEqual(await membersOf('responsables', '5eB'), []);
  assert.deepEqual(await membersOf('division', '5eA'), ['Léa', 'Noé']);
  assert.deepEqual(await membersOf('responsables', '5eA'), ['Ada', 'Claire', 'Paul']);
  const dates = await run(
    `select m.valid_from::text, m.valid_to::text from directory.group_member m join directory.people_group g on g.id = m.group_id
     join directory.person p on p.id = m.person_id where p.given_name = 'Léa' and g.kind = 'division' order by 1`,
  );
  assert.deepEqual(dates, [
    { valid_from: '2026-09-01', valid_to: '2026-11-25' },
    { valid_from: '2026-11-25', valid_to: null },
  ]);
});

test('who disappears is closed and marked, never deleted; who returns is opened anew', async () => {
  await take(school());
  const gone = await take(
    school('2026-11-22', (records) => {
      delete (records.Eleve as Record<string, unknown>)['1'];
      delete (records.PersEducNat as Record<string, unknown>)['21'];
    }),
  );
  assert.deepEqual([gone.missing, gone.created, gone.changed], [2, 0, 0]);
  const missing = await run(
    'select given_name, missing_since::text from directory.person where missing_since is not null order by 1',
  );
  assert.deepEqual(missing, [
    { given_name: 'Léa', missing_since: '2026-11-22' },
    { given_name: 'Paul', missing_since: '2026-11-22' },
    { given_name: 'Sophie', missing_since: '2026-11-22' },
  ]);
  assert.deepEqual(await membersOf('responsables', '5eB'), []);
  assert.deepEqual(await membersOf('responsables', '2de 3'), ['Claire'], 'her son stays');
  assert.deepEqual(await run('select 1 from directory.teaching where valid_to is null'), []);

  const back = await take(school('2026-11-23'));
  assert.deepEqual([back.returned, back.created, back.missing], [3, 0, 0]);
  assert.deepEqual(await run('select 1 from directory.person where missing_since is not null'), []);
  assert.deepEqual(await membersOf('responsables', '5eB'), ['Claire', 'Paul']);
  const rows = await run(
    `select m.valid_from::text, m.valid_to::text from directory.group_member m join directory.people_group g on g.id = m.group_id
     where g.kind = 'division' and g.code = '5eB' order by 1`,
  );
  assert.deepEqual(rows, [
    { valid_from: '2026-09-01', valid_to: '2026-11-22' },
    { valid_from: '2026-11-23', valid_to: null },
  ]);
});

test('a structure that disappears closes its groups, and comes back with them', async () => {
  await take(school());
  const without = (records: ReturnType<typeof smallSchool>) => {
    delete (records.EtabEducNat as Record<string, unknown>)['200'];
  };
  await take(school('2026-11-22', without));
  const [lycee] = await run(
    "select missing_since::text from directory.structure where uai = '0379002B'",
  );
  assert.deepEqual(lycee, { missing_since: '2026-11-22' });
  assert.deepEqual(await membersOf('division', '2de 3'), []);
  assert.deepEqual(await membersOf('profile', 'ELV'), ['Léa', 'Noé']);
  await take(school('2026-11-23'));
  assert.deepEqual(await membersOf('division', '2de 3'), ['Hugo']);
  assert.deepEqual(await membersOf('responsables', '2de 3'), ['Claire']);
  assert.deepEqual(await membersOf('teaching-team', '2de 3'), ['Sophie']);
});

test('a division that is used undeclared is made, and lives as long as somebody uses it', async () => {
  await take(
    school('2026-11-21', ({ Eleve }) => {
      Eleve[3] = { ...Eleve[3], ENTEleveClasses: '100$5eX', ENTEleveGroupes: '100$INCONNU' };
    }),
  );
  assert.deepEqual(await membersOf('division', '5eX'), ['Noé']);
  assert.deepEqual(await membersOf('responsables', '5eX'), ['Ada']);
  const open = async () =>
    (
      await run<{ code: string }>(
        "select code from directory.people_group where kind = 'division' and valid_to is null order by 1",
      )
    ).map(({ code }) => code);
  assert.deepEqual(await open(), ['2de 3', '3eZ', '5eA', '5eB', '5eX']);
  await take(school('2026-11-22'));
  assert.deepEqual(await open(), ['2de 3', '3eZ', '5eA', '5eB']);
});

test('an empty attribute erases nothing, but for the address and the mobile', async () => {
  await take(school());
  await take(
    school('2026-11-22', ({ PersRelEleve }) => {
      PersRelEleve[11] = { ...PersRelEleve[11], mobile: '', mail: '' };
    }),
  );
  assert.deepEqual(
    await run("select mobile, email from directory.person where given_name = 'Claire'"),
    [{ mobile: null, email: 'claire@essai.example' }],
  );
});

test('two academies with the same jointures live side by side, and absence stays at home', async () => {
  await take(school());
  const other = school('2026-11-20', ({ EtabEducNat, Eleve }) => {
    EtabEducNat[100] = { ...EtabEducNat[100], ENTStructureUAI: '0189001C' };
    EtabEducNat[200] = { ...EtabEducNat[200], ENTStructureUAI: '0189002D' };
    Eleve[1] = { ...Eleve[1], givenName: 'Jeanne' };
  });
  const report = await take({ ...other, academy: '18' });
  assert.deepEqual([report.source, report.created, report.missing], ['aaf:2D:18', 13, 0]);
  assert.deepEqual(await membersOf('profile', 'ELV'), [
    'Hugo',
    'Hugo',
    'Jeanne',
    'Léa',
    'Noé',
    'Noé',
  ]);
  assert.deepEqual(await membersOf('responsables', '5eB'), ['Claire', 'Claire', 'Paul', 'Paul']);
});

test('the same UAI in two academies is the same structure', async () => {
  await take(school());
  await take({ ...school(), academy: '18' });
  assert.equal((await run('select 1 from directory.structure')).length, 2);
  assert.equal((await run('select 1 from directory.structure_jointure')).length, 4);
});

type Files = Map<string, string | Uint8Array>;
const edits: Record<string, [reason: RegExp, edit: (files: Files) => void]> = {
  'a truncated file': [
    /tronqué/,
    (files) => cut(files, 'PersEducNat', (text) => text.slice(0, -40)),
  ],
  'a malformed file': [
    /XML refusé/,
    (files) => cut(files, 'Eleve', (text) => text.replace('</value>', '')),
  ],
  'a DTD with an entity': [
    /DTD interne/,
    (files) =>
      cut(files, 'MefEducNat', (text) =>
        text.replace(/<!DOCTYPE[^>]*>/, '<!DOCTYPE ficAlimMENESR [<!ENTITY a "a">]>'),
      ),
  ],
  'a billion laughs': [
    /DTD interne/,
    (files) =>
      cut(files, 'EtabEducNat', (text) =>
        text.replace(
          /<!DOCTYPE[^>]*>/,
          '<!DOCTYPE ficAlimMENESR [<!ENTITY a "a"><!ENTITY b "&a;&a;&a;">]>',
        ),
      ),
  ],
  'another root': [/racine/, (files) => cut(files, 'Eleve', () => '<html></html>')],
  'an empty file': [/vide/, (files) => cut(files, 'PersRelEleve', () => '')],
  'no record of a type': [/aucune fiche/, (files) => cut(files, 'PersRelEleve', () => fileOf([]))],
  'a gap in its parts': [
    /Eleve_0001/,
    (files) => files.set(nameOf('Eleve', {}, '0002'), fileOf([])),
  ],
  'a missing type': [/aucun fichier MefEducNat/, (files) => files.delete(nameOf('MefEducNat'))],
  'parts of two days': [
    /même jour/,
    (files) => files.set(nameOf('Eleve', { day: '2026-11-20' }, '0001'), fileOf([])),
  ],
  'parts of two exports': [
    /même export/,
    (files) => files.set(nameOf('Eleve', { prefix: 'AUTRE' }, '0001'), fileOf([])),
  ],
  'two academies': [
    /deux académies/,
    (files) => cut(files, 'PersEducNat', (text) => text.replace('Export="99"', 'Export="18"')),
  ],
  'another degree': [
    /premier degré/,
    (files) => cut(files, 'Eleve', (text) => text.replace('degre="2D"', 'degre="1D"')),
  ],
  'no academy': [
    /--academy/,
    (files) => cut(files, 'EtabEducNat', (text) => text.replace(/<!-- code.*/, '')),
  ],
  'deltas alone': [
    /deltas/,
    (files) => {
      for (const [name, text] of [...files]) {
        files.delete(name);
        files.set(name.replace('Complet', 'Delta'), text);
      }
    },
  ],
  'nothing at all': [/aucun fichier AAF/, (files) => files.clear()],
};

function cut(
  files: Files,
  type: Parameters<typeof nameOf>[0],
  change: (text: string) => string,
): void {
  const name = nameOf(type);
  files.set(name, change(String(files.get(name))));
}

for (const [what, [reason, edit]] of Object.entries(edits)) {
  test(`a feed with ${what} is refused and changes nothing`, async () => {
    await take(school('2026-11-20'));
    const mark = await directoryMark(database);
    const report = await take(school(), { edit });
    assert.equal(report.outcome, 'refused');
    assert.match(report.reason ?? '', reason);
    assert.equal(await directoryMark(database), mark);
  });
}

test('a feed older than the last one is refused and changes nothing', async () => {
  await take(school('2026-11-20'));
  const mark = await directoryMark(database);
  const report = await take(school('2026-11-19'));
  assert.match(report.reason ?? '', /du 2026-11-19, un flux du 2026-11-20/);
  assert.equal(await directoryMark(database), mark);
});

test('a refusal names its file and line, and stays in the list of feeds', async () => {
  const report = await take(school(), {
    edit: (files) => cut(files, 'Eleve', (text) => text.replace('MARTIN', '&bombe;')),
  });
  assert.deepEqual([report.file, report.line], [nameOf('Eleve'), 12]);
  assert.deepEqual(await run("select outcome, report->>'file' as file from directory.feed"), [
    { outcome: 'refused', file: nameOf('Eleve') },
  ]);
});

test('two feeds at once wait for each other', async () => {
  const [first, second] = await Promise.all([take(school()), take(school())]);
  assert.deepEqual([first.created, second.created].sort(), [0, 13]);
});

test('a feed that fails in the middle changes nothing', async () => {
  await take(school());
  const mark = await directoryMark(database);
  await run(`create function kernel.stumble() returns trigger language plpgsql as $$ begin raise 'stumbled'; end $$;
    create trigger stumble before insert on directory.source_record execute function kernel.stumble()`);
  try {
    await assert.rejects(
      take(
        school('2026-11-22', ({ Eleve }) => {
          Eleve['9'] = person('NEUF', 'Ivo', { ENTPersonStructRattach: '100' });
        }),
      ),
      /stumbled/,
    );
  } finally {
    await run('drop trigger stumble on directory.source_record; drop function kernel.stumble()');
  }
  assert.equal(await directoryMark(database), mark);
});

test('names that look like SQL, COPY or arrays come out as they went in', async () => {
  const hostile = `\\N \\. {"a","b"} '; drop table directory.person; -- 100% \\\\ "x"`;
  await take(
    school('2026-11-21', ({ Eleve }) => {
      Eleve[1] = {
        ...Eleve[1],
        sn: hostile,
        ENTPersonAutresPrenoms: [hostile, 'NULL'],
        ENTEleveClasses: `100$5e"\\B`,
      };
    }),
  );
  const [row] = await run(
    `select family_name, other_given_names from directory.person where given_name = 'Léa'`,
  );
  assert.deepEqual(row, { family_name: hostile, other_given_names: [hostile, 'NULL'] });
  assert.deepEqual(await membersOf('division', '5e"\\B'), ['Léa']);
});

const synthetic = resolve(import.meta.dirname, '../../../../../shared/data/aaf/synthetic-2d');
test('the synthetic 2D feed of the shared samples, by hand', {
  skip: existsSync(synthetic) ? false : `absent: ../shared/data/aaf/synthetic-2d`,
}, async () => {
  const report = await takeAaf({ url, path: synthetic });
  assert.deepEqual(
    [report.outcome, report.source, report.date],
    ['applied', 'aaf:2D:99', '2025-09-01'],
  );
  assert.deepEqual([report.created, report.ignored, report.refusedCount], [19, 1, 0]);
  assert.deepEqual(report.unknownAttributes, {});
  const state = await directoryState(database);
  assert.deepEqual(state['structures'], [
    '["99/9001","0990001A","Collège des Tilleuls","college","Ville-Fictive"]',
  ]);
  assert.deepEqual(state['families'], [
    '["99/Eleve/100001","99/PersRelEleve/200001","10",1,true,1,true]',
    '["99/Eleve/100001","99/PersRelEleve/200002","20",1,false,1,false]',
    '["99/Eleve/100002","99/PersRelEleve/200001","10",1,true,1,true]',
    '["99/Eleve/100002","99/PersRelEleve/200003","50",2,false,null,false]',
    '["99/Eleve/100003","99/PersRelEleve/200004","10",1,true,1,true]',
  ]);
  assert.deepEqual(await membersOf('division', '6A'), ['Zoé']);
  assert.deepEqual(await membersOf('division', '3B'), ['Inès', 'Malo']);
  assert.deepEqual(await membersOf('groupe', '3_LATIN'), ['Malo']);
  assert.deepEqual(await membersOf('responsables', '3B'), ['Claire', 'Nadia', 'Paule']);
  assert.deepEqual(await membersOf('teaching-team', '6A'), ['Alix']);
  assert.deepEqual(await membersOf('head-teachers', '6A'), ['Alix']);
  assert.deepEqual(await membersOf('profile', 'ENS'), ['Alix', 'Yann']);
  assert.equal(state['functions']?.length, 4);
  assert.equal(state['teaching']?.length, 3);
});

test('a .tgz is taken like a folder', async () => {
  const { pack } = await import('tar-stream');
  const { gzipSync } = await import('node:zlib');
  const { buffer } = await import('node:stream/consumers');
  const packing = pack();
  for (const [name, text] of filesOfSample(school())) packing.entry({ name: `x/${name}` }, text);
  packing.finalize();
  const path = join(room, 'ENT2DVA.20261121.tgz');
  await writeFile(path, gzipSync(await buffer(packing)));
  const report = await takeAaf({ url, path });
  assert.deepEqual([report.outcome, report.created], ['applied', 13]);
});
