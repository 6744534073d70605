import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { givenCookie, openTestDoors, password } from '../testing.ts';
import { cardParts } from './card.ts';
import { fullLetterParts } from './full-letter.ts';
import type { Letter, Letterhead } from './letter.ts';
import { makeLetters } from './make-letters.ts';

const { knock, signIn, run, ids, db, log, clock } = await openTestDoors();
const NAME = '__Host-preau';

await run(
  `insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
   select s.id, g.kind, g.code, g.code, 'test', '2026-09-01' from directory.structure s,
     (values ('profile', 'DIR'), ('profile', 'TUT'), ('division', '5eA'), ('division', '5eB'), ('responsables', '5eA'))
       as g (kind, code) where s.id = $1`,
  [ids.lycee],
);

/** Somebody of the lycée, in these groups of it, who has not activated; `kind/code` each. */
const bring = async (given: string, family: string, groups: readonly string[]) => {
  const [row] = await run<{ id: string }>(
    `with one as (insert into directory.person (given_name, family_name) values ($1, $2) returning id),
       member as (insert into directory.group_member (group_id, person_id, source, valid_from)
         select g.id, one.id, 'test', '2026-09-01' from one, directory.people_group g
         where g.structure_id = $4 and g.kind || '/' || g.code = any($3))
     insert into identity.account (person_id, login)
     select id, identity.login_part($1) || '.' || identity.login_part($2) from one returning person_id as id`,
    [given, family, groups, ids.lycee],
  );
  return row?.id ?? '';
};
const pupil = ['profile/ELV', 'division/5eA'];
const zoe = await bring('Zoé', 'Łącka', pupil);
await bring('Ali', 'Zed', pupil);
await bring('Léa', 'Écrin', pupil);
await bring('Max', 'Autre', ['profile/ELV', 'division/5eB']);
const mother = await bring('Anna', 'Łącka', ['profile/TUT', 'responsables/5eA']);
await run(
  `insert into directory.responsibility (responsable_id, pupil_id, niveau_responsabilite, lien, source, valid_from)
   values ($1, $2, 1, '1', 'test', '2026-09-01')`,
  [mother, zoe],
);

const groupOf = async (kind: string, code: string) =>
  (
    await run<{ id: string }>(
      'select id from directory.people_group where structure_id = $1 and kind = $2 and code = $3',
      [ids.lycee, kind, code],
    )
  )[0]?.id ?? '';
const a5 = await groupOf('division', '5eA');
/** Bruno may give codes to 5eA; what a head may is in the test of accounts. */
await run(
  `insert into directory.power (person_id, verb, structure_id, group_id, reason)
   select person_id, 'reset-accounts', $1, $2, 'essai' from identity.account where login = 'bruno.beta'`,
  [ids.lycee, a5],
);
const sessionOf = async (login: string) => ({
  [NAME]: givenCookie(await signIn(login), NAME) ?? '',
});
const wanted = { structureId: ids.lycee, groupId: a5, who: 'new', sheet: 'one' };
const ask = async (login: string, form: Record<string, string> = wanted) =>
  knock('POST', '/administration/comptes/lettres', { cookies: await sessionOf(login), form });
const machine = { db, log, clock, actor: null } as never;
const letters = async (groupId: string, who: 'new' | 'all' = 'all') =>
  (await makeLetters(machine, { structureId: ids.lycee, groupId, who })).letters;

test('letters come as a tagged PDF in French, a page each, to whoever may help the class, and to nobody else', async () => {
  const reply = await ask('bruno.beta');
  assert.equal(reply.statusCode, 200, reply.body.slice(0, 200));
  assert.equal(reply.headers['content-type'], 'application/pdf');
  assert.equal(reply.headers['cache-control'], 'no-store');
  const text = plainPdf(reply.rawPayload);
  assert.equal(text.match(/\/Type \/Page\b/g)?.length, 3);
  for (const sign of [
    '/MarkInfo',
    '/StructTreeRoot',
    '/Lang (fr-FR)',
    '/S /H1',
    '/S /Figure',
    '/Alt',
  ])
    assert.ok(text.includes(sign), sign);
  assert.equal((await ask('ada.alpha')).statusCode, 404, 'a teacher of the school');
  assert.equal((await ask('chloe.gamma')).statusCode, 404);
  const elsewhere = { ...wanted, groupId: await groupOf('division', '5eB') };
  assert.equal((await ask('bruno.beta', elsewhere)).statusCode, 404, 'another class');
  const [other] = await run<{ id: string }>(
    `select id from identity.account where login = 'max.autre'`,
  );
  const one = { ...wanted, who: 'all', accountId: other?.id ?? '' };
  assert.equal((await ask('bruno.beta', one)).statusCode, 409, 'somebody of another class');
});

test('who has a letter is not written to again unless one says so; the new code then replaces the old one', async () => {
  assert.equal((await ask('bruno.beta')).statusCode, 409);
  const [first] = await letters(a5);
  const [again] = await letters(a5);
  assert.equal(first?.login, again?.login);
  const form = (code = '') => ({ login: again?.login ?? '', code, password, again: password });
  assert.equal((await knock('POST', '/activation', { form: form(first?.code) })).statusCode, 401);
  assert.equal((await knock('POST', '/activation', { form: form(again?.code) })).statusCode, 303);
  assert.ok(!(await letters(a5)).some(({ login }) => login === again?.login), 'has activated');
  const traces = await run(
    `select from kernel.act where verb = 'identity.make-letters' and scope = $1`,
    [ids.lycee],
  );
  assert.ok(traces.length >= 3);
});

test('letters are sorted as they are handed out: by class and name; those of parents by their child, whom they name', async () => {
  const byClass = (await letters(await groupOf('profile', 'ELV'))).map(
    ({ division, displayName }) => `${division} ${displayName}`,
  );
  assert.deepEqual(byClass, ['5eA Zoé Łącka', '5eA Ali Zed', '5eB Max Autre']);
  const [hers] = await letters(await groupOf('responsables', '5eA'));
  assert.deepEqual([hers?.kind, hers?.children], ['responsable', ['Zoé Łącka, 5eA']]);
});

test('the list says who waits, for how long their letter is good, and how many of each group', async () => {
  const cookies = await sessionOf('bruno.beta');
  const at = `structureId=${ids.lycee}`;
  const groups = await knock('GET', `/api/identity/letter-groups?${at}`, { cookies });
  assert.deepEqual(
    groups.json().groups,
    [{ id: a5, kind: 'division', label: '5eA', people: 3, waiting: 2, written: 2 }],
    'of a whole school only its one class is theirs',
  );
  const list = await knock('GET', `/api/identity/letter-groups/${a5}?${at}`, { cookies });
  const names = list.json().people.map(({ displayName }: { displayName: string }) => displayName);
  assert.deepEqual(names, ['Zoé Łącka', 'Ali Zed']);
  assert.ok(Date.parse(list.json().people[0].letterUntil) > clock.now().valueOf());
  const teacher = await sessionOf('ada.alpha');
  for (const path of ['letter-groups', `letter-groups/${a5}`])
    assert.equal(
      (await knock('GET', `/api/identity/${path}?${at}`, { cookies: teacher })).statusCode,
      404,
    );
});

test('the address of a letter fills the page in, through the brand’s host to the identity origin', async () => {
  const asked = '/activation?identifiant=ali.zed&code=abcd-2345-efgh';
  const sent = await knock('GET', asked, { host: 'beta.test' });
  const to = new URL(String(sent.headers.location));
  assert.equal(to.origin, 'https://identite.example');
  const page = await knock('GET', `${to.pathname}${to.search}`);
  assert.match(page.body, /name="login"[^>]*value="ali\.zed"/);
  assert.match(page.body, /name="code"[^>]*value="abcd-2345-efgh"/);
  assert.match(page.body, /name="marque" value="beta"/);
  const weak = await knock('POST', '/activation', {
    form: {
      login: 'ali.zed',
      code: 'abcd-2345-efgh',
      password: 'azertyuiopqsdf',
      again: 'azertyuiopqsdf',
    },
  });
  assert.equal(weak.statusCode, 400);
  assert.match(weak.body, /Des touches qui se suivent/);
  assert.match(weak.body, /name="code"[^>]*value="abcd-2345-efgh"/, 'not to be typed again');
});

test('a letter says whom it is for, the login, the code, the address and the last day, in either form', () => {
  const head = {
    ...{ brandName: 'Alpha', colour: '#000000', mark: undefined, structureName: 'Lycée Un' },
    ...{ origin: 'https://alpha.example', addressOf: () => '', until: '30 décembre 2026' },
    helpEmail: null,
  } satisfies Letterhead;
  const letter: Letter = {
    ...{ displayName: 'Léa Écrin', givenName: 'Léa', kind: 'pupil', division: '5eA', children: [] },
    ...{ login: 'lea.ecrin', code: 'abcd-2345-efgh' },
  };
  for (const parts of [fullLetterParts(letter, head), cardParts(letter, head, { x: 0, y: 0 })]) {
    const said = parts.flatMap((part) => ('tag' in part ? part.lines.map(({ text }) => text) : []));
    for (const word of [
      'Léa Écrin',
      'Élève, 5eA',
      'lea.ecrin',
      'abcd-2345-efgh',
      'alpha.example/activation',
    ])
      assert.ok(said.includes(word), word);
    assert.ok(said.some((text) => text.includes('30 décembre 2026')));
    assert.equal(parts.filter((part) => 'qr' in part).length, 1);
  }
});

/** A PDF with its compressed parts opened. */
function plainPdf(bytes: Buffer): string {
  const raw = bytes.toString('latin1');
  return raw.replace(/stream\n([\s\S]*?)\nendstream/g, (all, body: string) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return all.length > 0 ? '' : all; // a font or a picture
    }
  });
}
