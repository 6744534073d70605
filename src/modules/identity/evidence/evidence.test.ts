import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { together } from '#kernel/db';
import { forgetPerson } from '../commands/forget-person.ts';
import { givenCookie, openTestDoors, password } from '../testing.ts';
import { csvOf } from './archive.ts';

const { knock, signIn, run, ids, clock, db, log } = await openTestDoors({ demo: [] });
const NAME = '__Host-preau';
type Cookies = Record<string, string>;
await run(
  `insert into directory.power (person_id, verb, structure_id, reason)
   select person_id, 'administer', $1, 'essai' from identity.account where login in ('ada.alpha', 'chloe.gamma')`,
  [ids.lycee],
);
const as = async (login: string): Promise<Cookies> => ({
  [NAME]: givenCookie(await signIn(login, { password }), NAME) ?? '',
});
const today = () => clock.now().toISOString().slice(0, 10);
const askFor = (cookies: Cookies, more: object = {}) =>
  knock('POST', '/api/identity/evidence', {
    cookies,
    json: {
      ...{ structureId: ids.lycee, logins: 'bruno.beta', from: today(), until: today() },
      ...{ reason: 'menaces envoyées', ...more },
    },
  });
const approve = (cookies: Cookies, id: string) =>
  knock('POST', `/api/identity/evidence/${id}/approval`, { cookies });
const take = (cookies: Cookies, id: string) =>
  knock('POST', `/administration/securite/preuves/${id}`, { cookies, form: {} });

/** What an archive holds, by name. */
async function filesIn(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(bytes, {
    lazyEntries: true,
  });
  const files: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) =>
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        files[entry.fileName] = Buffer.concat(await stream.toArray()).toString();
        zip.readEntry();
      }),
    );
    zip.on('end', () => resolve(files));
    zip.readEntry();
  });
}

test('evidence is asked by one administrator, agreed to by another, and taken once', async () => {
  await signIn('bruno.beta', { password: 'faux', ip: '198.51.100.9' });
  await signIn('bruno.beta', { password, ip: '198.51.100.9' });
  const [ada, chloe] = [await as('ada.alpha'), await as('chloe.gamma')];
  const { id } = (await askFor(ada)).json();
  assert.equal((await take(ada, id)).statusCode, 404, 'nobody agreed yet');
  assert.equal((await take(ada, 'x')).statusCode, 404, 'no such thing, and no fault of ours');
  assert.equal((await approve(ada, id)).statusCode, 404, 'not by oneself');
  assert.equal((await approve(await as('bruno.beta'), id)).statusCode, 404);
  assert.equal((await approve(chloe, id)).statusCode, 200);
  assert.equal((await take(chloe, id)).statusCode, 404, 'who agrees does not take');
  const taken = await take(ada, id);
  assert.equal(taken.statusCode, 200);
  assert.equal(taken.headers['content-type'], 'application/zip');
  const files = await filesIn(taken.rawPayload);
  assert.deepEqual(Object.keys(files).sort(), [
    'actions.csv',
    'connexions.csv',
    'dossier.json',
    'empreintes-sha256.txt',
    'traces.csv',
  ]);
  assert.match(
    files['connexions.csv'] ?? '',
    /bruno\.beta;Bruno Bêta;Lycée Un;ENS;198\.51\.100\.0\/24/,
  );
  assert.match(
    files['traces.csv'] ?? '',
    /identity\.sign-in;refus;identity\.unknown-login-or-password/,
  );
  assert.doesNotMatch(files['dossier.json'] ?? '', /chloe|argon2|token/);
  assert.equal(JSON.parse(files['dossier.json'] ?? '').about.reason, 'menaces envoyées');
  assert.equal((await take(ada, id)).statusCode, 404, 'once');
  const verbs = await run<{ verb: string }>(
    `select verb from kernel.act where object_id = $1 and outcome = 'done' order by id`,
    [id],
  );
  assert.deepEqual(
    verbs.map(({ verb }) => verb),
    ['identity.ask-evidence', 'identity.approve-evidence', 'identity.take-evidence'],
  );
});

test('an agreement is worth two days, a request seven; taking asks for a fresh proof', async () => {
  const { id } = (await askFor(await as('ada.alpha'))).json();
  assert.equal((await approve(await as('chloe.gamma'), id)).statusCode, 200);
  const ada = await as('ada.alpha');
  clock.pass(11);
  const late = await take(ada, id);
  assert.match(String(late.headers.location), /\/connexion\/confirmer/);
  clock.pass(48 * 60);
  assert.equal((await take(await as('ada.alpha'), id)).statusCode, 404);
  const other = (
    await askFor(await as('ada.alpha'), { from: '2026-11-01', until: '2026-11-02' })
  ).json();
  clock.pass(7 * 24 * 60);
  assert.equal((await approve(await as('chloe.gamma'), other.id)).statusCode, 404);
});

test('only of accounts that are of the school, for a hundred days at most, and never of days to come', async () => {
  const ada = await as('ada.alpha');
  assert.equal(
    (await askFor(ada, { logins: 'denis.delta' })).json().code,
    'identity.unknown-logins',
  );
  assert.equal((await askFor(ada, { structureId: ids.college })).statusCode, 404);
  assert.equal((await askFor(ada, { structureId: null })).statusCode, 404);
  for (const days of [
    { from: '2026-01-01' },
    { until: '2031-01-01' },
    { from: today(), until: '2026-01-01' },
  ])
    assert.equal((await askFor(ada, days)).json().code, 'identity.evidence-days');
  assert.equal((await askFor(await as('bruno.beta'))).statusCode, 404);
});

test('what a spreadsheet would take for a formula is text', () => {
  const text = csvOf([{ a: '=HYPERLINK("x")', b: '-1', c: 'un;deux' }]);
  assert.equal(text, `\ufeffa;b;c\r\n"'=HYPERLINK(""x"")";"'-1";"un;deux"\r\n`);
});

test('evidence about somebody who was erased since is not taken: it is never about all the others instead', async () => {
  const [gone] = await run<{ id: string }>(
    `with one as (insert into directory.person (given_name, family_name) values ('Nora', 'Partie') returning id),
       member as (insert into directory.group_member (group_id, person_id, source, valid_from)
         select m.group_id, one.id, 'test', '2026-09-01' from one, directory.group_member m
         join identity.account a using (person_id) where a.login = 'bruno.beta')
     insert into identity.account (person_id, login) select id, 'nora.partie' from one returning person_id as id`,
  );
  const ada = await as('ada.alpha');
  const { id } = (await askFor(ada, { logins: 'nora.partie' })).json();
  assert.equal((await approve(await as('chloe.gamma'), id)).statusCode, 200);
  await together({ db, log }, (ctx) => forgetPerson(ctx as never, gone?.id ?? ''));
  assert.equal((await take(ada, id)).statusCode, 404);
});
