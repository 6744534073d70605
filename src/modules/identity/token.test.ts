import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openClient } from './commands/open-client.ts';
import { revokeClient } from './commands/revoke-client.ts';
import { sweep } from './commands/sweep.ts';
import { everyClient } from './queries/clients.ts';
import { givenCookie, type Knock, openTestDoors } from './testing.ts';

const { app, knock, signIn, run, clock, db, ids } = await openTestDoors();
const DAY = 86_400_000;
const FORM = 'application/x-www-form-urlencoded';

/** A client of both scopes of these tests, everywhere, for a year unless told otherwise. */
const client = (more: Partial<Parameters<typeof openClient>[1]> = {}) =>
  openClient(
    { db, clock },
    {
      name: 'Emploi du temps',
      scopes: ['test.read', 'test.more'],
      structures: null,
      endsAt: new Date(clock.now().valueOf() + 365 * DAY),
      openedBy: null,
      reason: 'essai',
      ...more,
    },
  );

const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

/** Asks for a token as a program does: no origin, no cookie. */
const ask = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/token',
    remoteAddress: '127.0.0.1',
    headers: {
      host: 'identite.example',
      'x-forwarded-proto': 'https',
      'content-type': FORM,
      ...headers,
    },
    payload: new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
  });

async function tokenOf({ id, secret }: { id: string; secret: string }, form = {}) {
  const answer = await ask({ client_id: id, client_secret: secret, ...form });
  assert.equal(answer.statusCode, 200, answer.body);
  return String(answer.json().access_token);
}

const read = (headers: Record<string, string>, said: Knock = {}, url = '/api/test/machine') =>
  knock('GET', url, { ...said, headers });
const bearing = (token: string) => read({ authorization: `Bearer ${token}` });

test('a client gets a token of ten minutes by form or by Basic, as RFC 6749 says it', async () => {
  const { id, secret } = await client();
  const byForm = await ask({ client_id: id, client_secret: secret });
  assert.equal(byForm.statusCode, 200);
  assert.equal(byForm.headers['cache-control'], 'no-store');
  assert.match(String(byForm.headers['content-type']), /^application\/json/);
  const { access_token, ...rest } = byForm.json();
  assert.match(access_token, /^[\w-]{43}$/);
  assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 600, scope: 'test.read test.more' });
  const byBasic = await ask({ scope: 'test.read' }, { authorization: basic(id, secret) });
  assert.equal(byBasic.json().scope, 'test.read');
  assert.equal((await bearing(access_token)).statusCode, 200);
});

test('the door of a machine sees its client, and only the structures that were named', async () => {
  const all = await bearing(await tokenOf(await client()));
  assert.equal(all.json().structures, null);
  assert.equal(all.json().name, 'Emploi du temps');
  const one = await bearing(await tokenOf(await client({ structures: ['0990001A'] })));
  assert.deepEqual(one.json().structures, [ids.lycee]);
});

test('a client whose structures are gone sees none, not all', async () => {
  const theirs = await client({ structures: ['0990001A'] });
  await run('delete from identity.client_structure where client_id = $1', [theirs.id]);
  assert.deepEqual((await bearing(await tokenOf(theirs))).json().structures, []);
});

test('an unknown UAI lets nobody in', async () => {
  const before = (await everyClient({ db })).length;
  await assert.rejects(client({ structures: ['0990001A', '9999999Z'] }), {
    code: 'identity.no-such-structure',
  });
  assert.equal((await everyClient({ db })).length, before);
});

test('neither secrets nor tokens are in the database', async () => {
  const theirs = await client();
  const token = await tokenOf(theirs);
  const rows = JSON.stringify(
    await run(
      `select c::text, t::text from identity.client c join identity.client_token t on t.client_id = c.id`,
    ),
  );
  assert.ok(rows.includes(theirs.id));
  for (const secret of [theirs.secret, token])
    for (const form of [secret, Buffer.from(secret).toString('hex')])
      assert.ok(!rows.includes(form));
});

const wrong: Record<string, (c: { id: string; secret: string }) => ReturnType<typeof ask>> = {
  'another secret': ({ id }) => ask({ client_id: id, client_secret: 'A'.repeat(43) }),
  'no secret': ({ id }) => ask({ client_id: id }),
  'nothing at all': () => ask({}),
  'an id that is none': ({ secret }) => ask({ client_id: "' or 1=1 --", client_secret: secret }),
  'an unknown id': ({ secret }) =>
    ask({ client_id: '00000000-0000-4000-8000-000000000000', client_secret: secret }),
  'a NUL in the secret': ({ id }) => ask({ client_id: id, client_secret: `\0${'A'.repeat(42)}` }),
  'a Basic that does not decode': () => ask({}, { authorization: 'Basic ***' }),
  'the token of a person': () => ask({}, { authorization: `Bearer ${'A'.repeat(43)}` }),
};
for (const [what, knocking] of Object.entries(wrong))
  test(`${what} gets invalid_client and a challenge`, async () => {
    const answer = await knocking(await client());
    assert.equal(answer.statusCode, 401, answer.body);
    assert.deepEqual(answer.json(), { error: 'invalid_client' });
    assert.match(String(answer.headers['www-authenticate']), /^Basic realm=/);
  });

test('what is asked in another form than the standard’s is refused by its name', async () => {
  const { id, secret } = await client();
  const both = { client_id: id, client_secret: secret };
  const cases: [string, ReturnType<typeof ask>][] = [
    ['unsupported_grant_type', ask({ ...both, grant_type: 'password' })],
    ['invalid_scope', ask({ ...both, scope: 'test.read directory.everything' })],
    ['invalid_scope', ask({ ...both, scope: ' ' })],
    ['invalid_request', ask(both, { authorization: basic(id, secret) })],
    [
      'invalid_request',
      knock('POST', '/api/token', { json: { ...both, grant_type: 'client_credentials' } }),
    ],
    [
      'invalid_request',
      knock('POST', `/api/token?client_secret=${secret}`, {
        form: { grant_type: 'client_credentials', client_id: id },
      }),
    ],
  ];
  for (const [error, asked] of cases) {
    const answer = await asked;
    assert.deepEqual([answer.statusCode, answer.json()], [400, { error }]);
  }
});

test('a token asked for one scope opens nothing of the others', async () => {
  const token = await tokenOf(await client(), { scope: 'test.more' });
  const refused = await bearing(token);
  assert.equal(refused.statusCode, 403);
  assert.equal(refused.json().code, 'kernel.out-of-scope');
  assert.equal(refused.headers['www-authenticate'], 'Bearer error="insufficient_scope"');
});

test('a token is worth nothing after ten minutes, and is thrown away', async () => {
  const token = await tokenOf(await client());
  clock.pass(9);
  assert.equal((await bearing(token)).statusCode, 200);
  clock.pass(2);
  const refused = await bearing(token);
  assert.equal(refused.statusCode, 401);
  assert.equal(refused.json().code, 'kernel.no-token');
  assert.equal(refused.headers['www-authenticate'], 'Bearer');
  await sweep({ db, clock });
  assert.deepEqual(
    await run('select from identity.client_token where expires_at < $1', [clock.now()]),
    [],
  );
});

test('revoking a client kills the tokens it has, and it gets no other', async () => {
  const theirs = await client();
  const token = await tokenOf(theirs);
  assert.ok(await revokeClient({ db, clock }, theirs.id, 'fin de la convention'));
  assert.ok(!(await revokeClient({ db, clock }, theirs.id, 'encore')), 'once');
  assert.equal((await bearing(token)).statusCode, 401);
  assert.equal((await ask({ client_id: theirs.id, client_secret: theirs.secret })).statusCode, 401);
  const listed = (await everyClient({ db })).find(({ id }) => id === theirs.id);
  assert.equal(listed?.revokeReason, 'fin de la convention');
  const acts = await run<{ verb: string }>(
    'select verb from kernel.act where object_id = $1 order by verb',
    [theirs.id],
  );
  assert.deepEqual(
    acts.map(({ verb }) => verb),
    ['identity.open-client', 'identity.revoke-client'],
  );
  assert.ok(!JSON.stringify(listed).includes(theirs.secret));
});

test('a client ends on its day, and no token outlives it', async () => {
  const theirs = await client({ endsAt: new Date(clock.now().valueOf() + 5 * 60_000) });
  const answer = await ask({ client_id: theirs.id, client_secret: theirs.secret });
  assert.ok(answer.json().expires_in <= 300);
  clock.pass(6);
  assert.equal((await bearing(answer.json().access_token)).statusCode, 401);
  assert.equal((await ask({ client_id: theirs.id, client_secret: theirs.secret })).statusCode, 401);
});

test('a person’s session opens no machine’s door, and a token opens no person’s', async () => {
  const token = await tokenOf(await client());
  const session = String(givenCookie(await signIn('ada.alpha'), '__Host-preau'));
  const cookies = { '__Host-preau': session };
  assert.equal((await knock('GET', '/api/test/machine', { cookies })).statusCode, 401);
  const person = await read({ authorization: `Bearer ${token}` }, {}, '/api/identity/session');
  assert.equal(person.statusCode, 401);
  const asPerson = await read({ authorization: `Bearer ${session}` }, {}, '/api/identity/session');
  assert.equal(asPerson.statusCode, 401);
  const both = await read({ authorization: `Bearer ${token}` }, { cookies });
  assert.equal(both.statusCode, 200);
  assert.equal(both.json().cookie, null, 'the door of a machine hears no cookie');
  assert.equal(both.json().actor, null);
});

for (const [what, header] of Object.entries({
  'under another name': (token: string) => ({ 'x-authorization': `Bearer ${token}` }),
  'as Basic': (token: string) => ({ authorization: `Basic ${token}` }),
  'twice in one header': (token: string) => ({ authorization: `Bearer ${token}, Bearer ${token}` }),
  'with a sign too many': (token: string) => ({ authorization: `Bearer ${token}=` }),
}))
  test(`a token ${what} opens nothing`, async () => {
    const token = await tokenOf(await client());
    assert.equal((await read(header(token))).statusCode, 401);
  });

test('a token in the address opens nothing', async () => {
  const token = await tokenOf(await client());
  const answer = await read({}, {}, `/api/test/machine?access_token=${token}`);
  assert.equal(answer.statusCode, 401);
});
