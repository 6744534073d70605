import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '#kernel/clock';
import { programs } from '#modules/identity';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const ctx = { db: world.db, clock: systemClock };
const DAY = 86_400_000;

/** A program's door, what it shows of the Collège des Tilleuls, and of another school. */
interface ProgramDoor {
  door: string;
  scope: string;
  structuresIn: (body: {
    structures: { id: string }[];
    groups: { structureId: string }[];
  }) => string[];
}

/** One row for each door of programs: the test fails when a door has none. */
const programDoors: readonly ProgramDoor[] = [
  {
    door: 'GET /api/directory/v1/structures',
    scope: 'directory.structures',
    structuresIn: ({ structures }) => structures.map(({ id }) => id),
  },
  {
    door: 'GET /api/directory/v1/groups',
    scope: 'directory.groups',
    structuresIn: ({ groups }) => [...new Set(groups.map(({ structureId }) => structureId))],
  },
];

const { rows: schools } = await world.pool.query<{ id: string; uai: string; name: string }>(
  'select structure_id as id, uai, name from directory.structure_card where uai is not null order by structure_id',
);
const tilleuls = schools.find(({ name }) => name === 'Collège des Tilleuls');
const another = schools.find(({ name }) => name !== 'Collège des Tilleuls');
assert.ok(tilleuls && another);

type Opening = Parameters<typeof programs.open>[1];

const clientOf = (scope: string, more: Partial<Opening> = {}) =>
  programs.open(ctx, {
    name: 'Emploi du temps',
    scopes: [scope],
    structures: [tilleuls.uai],
    endsAt: new Date(Date.now() + DAY),
    openedBy: null,
    reason: 'essai',
    ...more,
  });

async function tokenOf({ id, secret }: { id: string; secret: string }): Promise<string> {
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/token',
    headers: { host: world.host, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `grant_type=client_credentials&client_id=${id}&client_secret=${secret}`,
  });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json().access_token;
}

const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

const ask = (door: string, headers: Record<string, string>, query = '') => {
  const [method = 'GET', url = '/'] = door.split(' ');
  return world.app.inject({
    method: method as 'GET',
    url: url + query,
    headers: { host: world.host, ...headers },
  });
};

test('every door of programs is knocked at here, and none of the pages is one', () => {
  const served = world.served.endpoints.flatMap(({ method, path, access }) =>
    typeof access === 'object' ? [`${method} ${path} ${access.machine}`] : [],
  );
  console.log(
    `looked at ${world.served.endpoints.length} endpoints: ${served.length} for programs`,
  );
  assert.deepEqual(programDoors.map(({ door, scope }) => `${door} ${scope}`).sort(), served.sort());
  assert.ok(served.length > 0);
});

for (const { door, scope, structuresIn } of programDoors) {
  test(`${door} shows a program its structures, and no other`, async () => {
    const answer = await ask(door, bearing(await tokenOf(await clientOf(scope))));
    assert.equal(answer.statusCode, 200, answer.body);
    assert.deepEqual(structuresIn(answer.json()), [tilleuls.id]);
    assert.ok(!answer.body.includes(another.uai));
    assert.equal(answer.headers['cache-control'], 'no-store');
  });

  test(`${door} shows the other school to its own program only`, async () => {
    const theirs = await clientOf(scope, { structures: [another.uai] });
    const answer = await ask(door, bearing(await tokenOf(theirs)));
    assert.deepEqual(structuresIn(answer.json()), [another.id]);
  });

  const refused: Record<string, () => Promise<[number, Record<string, string>]>> = {
    nobody: async () => [401, {}],
    'a token that was made up': async () => [401, bearing('A'.repeat(43))],
    'the wrong scope': async () => {
      const client = await clientOf(`${scope.split('.')[0]}.something-else`);
      return [403, bearing(await tokenOf(client))];
    },
    'a token that has run out': async () => {
      const client = await clientOf(scope);
      const token = await tokenOf(client);
      await world.pool.query(
        `update identity.client_token set expires_at = now() - interval '1 second' where client_id = $1`,
        [client.id],
      );
      return [401, bearing(token)];
    },
    'a client whose time is over': async () => {
      const client = await clientOf(scope);
      const token = await tokenOf(client);
      await world.pool.query(
        `update identity.client set ends_at = now() - interval '1 second' where id = $1`,
        [client.id],
      );
      return [401, bearing(token)];
    },
    'a client that was revoked': async () => {
      const client = await clientOf(scope);
      const token = await tokenOf(client);
      await programs.revoke(ctx, client.id, 'essai');
      return [401, bearing(token)];
    },
    'the secret itself': async () => [401, bearing((await clientOf(scope)).secret)],
    'the cookie of a teacher': async () => [401, { cookie: await world.cookieOf('sophie.dupuis') }],
    'the cookie of the central administrator': async () => [
      401,
      { cookie: await world.cookieOf('admin.region') },
    ],
    'the secret of a cookie as a token': async () => [
      401,
      bearing((await world.cookieOf('admin.region')).slice('preau='.length)),
    ],
  };
  for (const [who, knocking] of Object.entries(refused))
    test(`${door} is closed to ${who}`, async () => {
      const [status, headers] = await knocking();
      const answer = await ask(door, headers);
      assert.equal(answer.statusCode, status, answer.body);
      assert.match(String(answer.headers['www-authenticate']), /^Bearer/);
      assert.ok(!answer.body.includes(tilleuls.id));
    });
}

test('no person’s door opens to a program, whatever its scopes', async () => {
  const scopes = programDoors.map(({ scope }) => scope);
  const everything = await clientOf(String(scopes[0]), { scopes, structures: null });
  const headers = bearing(await tokenOf(everything));
  const doors = [...world.served.endpoints, ...world.served.pages].filter(
    ({ access, method }) => method === 'GET' && (access === 'signed-in' || access === 'stepped-up'),
  );
  assert.ok(doors.length > 5);
  for (const { method, path } of doors) {
    const answer = await ask(`${method} ${path.replaceAll(/\{\w+\}|:\w+/g, 'x')}`, headers);
    assert.ok([401, 303].includes(answer.statusCode), `${path} ${answer.statusCode}`);
  }
});

test('structures come by pages, each once, in the order of their ids', async () => {
  const door = 'GET /api/directory/v1/structures';
  const client = await clientOf('directory.structures', { structures: null });
  const headers = bearing(await tokenOf(client));
  const { rows } = await world.pool.query('select id from directory.structure order by id');
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const query: string = `?limit=3${after === null ? '' : `&after=${after}`}`;
    const answer = await ask(door, headers, query);
    assert.equal(answer.statusCode, 200, answer.body);
    const page = answer.json() as { structures: { id: string }[]; next: string | null };
    assert.ok(page.structures.length <= 3);
    seen.push(...page.structures.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  assert.deepEqual(
    seen,
    rows.map(({ id }) => id),
  );
  for (const query of ['?limit=0', '?limit=501', '?limit=x', "?after='", '?limit=3&limit=4'])
    assert.equal((await ask(door, headers, query)).statusCode, 400, query);
});

test('two programs that ask at the same moment each get their own', async () => {
  const door = 'GET /api/directory/v1/structures';
  const tokens = await Promise.all(
    [tilleuls, another].map(async ({ uai }) =>
      tokenOf(await clientOf('directory.structures', { structures: [uai] })),
    ),
  );
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => ask(door, bearing(String(tokens[i % 2])))),
  );
  for (const [i, answer] of answers.entries())
    assert.deepEqual(
      answer.json().structures.map(({ id }: { id: string }) => id),
      [[tilleuls.id], [another.id]][i % 2],
    );
});
