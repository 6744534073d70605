import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoPeople } from '../src/demo/people.ts';
import { hearStream } from './support/hear.ts';
import type { Knock } from './support/knocks/knock.ts';
import { knocks } from './support/knocks.ts';
import { openWorld, type World } from './support/world.ts';

/** Doors that anyone may open; adding one is a decision. Programs' doors are knocked at in `programs.test.ts`. */
const casPaths = [
  ...['login', 'logout', 'validate', 'serviceValidate', 'proxyValidate', 'proxy'],
  ...['p3/serviceValidate', 'p3/proxyValidate'],
];

const publicDoors = new Set([
  'POST /api/identity/session',
  'POST /api/token',
  'GET /api/openapi.json',
  'GET /api/docs',
  'GET /health',
  'GET /metrics',
  'GET /marques/:file',
  'GET /connexion',
  'POST /connexion',
  'GET /connexion/verification',
  'POST /connexion/verification',
  'GET /connexion/protection',
  'POST /connexion/protection',
  // A device that a teacher opened: without its cookie they lead to the door.
  'GET /classe',
  'GET /classe/badge/:badge',
  'POST /classe',
  'GET /connexion/retour',
  'GET /deconnexion',
  'POST /deconnexion',
  'GET /mot-de-passe',
  'POST /mot-de-passe',
  'GET /mot-de-passe/nouveau',
  'POST /mot-de-passe/nouveau',
  'POST /mot-de-passe/avis',
  'GET /activation',
  'POST /activation',
  'GET /aide',
  'GET /accessibilite',
  'GET /donnees-personnelles',
  'GET /mentions-legales',
  'GET /courrier/desabonnement/:token',
  'POST /courrier/desabonnement/:token',
  // CAS: each asks for a ticket, or leads to the door. Tried in tests/cas.
  'GET /cas',
  'GET /cas/',
  'POST /cas/samlValidate',
  ...casPaths.flatMap((path) => [`GET /cas/${path}`, `POST /cas/${path}`]),
]);

const world = await openWorld();
const doors = [...world.served.endpoints, ...world.served.pages].map(
  ({ method, path, access }) => ({
    name: `${method} ${path}`,
    access,
  }),
);
const others = await strangersOf(world);

test('every door is either in the short list of public ones or has a knock, and no knock is for nothing', () => {
  const guarded = doors
    .filter(({ access }) => access !== 'public' && typeof access === 'string')
    .map(({ name }) => name);
  const open = doors.filter(({ access }) => access === 'public').map(({ name }) => name);
  console.log(`looked at ${doors.length} doors: ${guarded.length} guarded, ${open.length} public`);
  assert.ok(doors.length > 20);
  assert.deepEqual(
    open.filter((name) => !publicDoors.has(name)),
    [],
  );
  assert.deepEqual(
    [...publicDoors].filter((name) => !open.includes(name)),
    [],
  );
  const knocked = new Set(knocks.map(({ door }) => door));
  assert.deepEqual(
    guarded.filter((name) => !knocked.has(name)),
    [],
  );
  assert.deepEqual(
    [...knocked].filter((name) => !doors.some((door) => door.name === name)),
    [],
  );
});

test('every endpoint says who may knock and how long it stays, in the words there are for it', () => {
  assert.ok(world.served.endpoints.length > 5);
  for (const { method, path, access, stability } of world.served.endpoints) {
    const isPersons = ['public', 'signed-in', 'stepped-up'].includes(access as string);
    const isMachines = typeof access === 'object' && /^[a-z]+\.[a-z-]+$/.test(access.machine);
    assert.ok(isPersons || isMachines, `${method} ${path}: ${JSON.stringify(access)}`);
    assert.ok(['public', 'internal'].includes(stability), `${method} ${path}: ${stability}`);
  }
});

for (const knock of knocks) {
  test(`${knock.door} opens to ${knock.rightful ?? 'anyone'}`, async () => {
    const answer = await knockAs(knock, knock.rightful);
    assert.ok(
      answer.statusCode >= 200 && answer.statusCode < 400,
      `${answer.statusCode} ${answer.body}`,
    );
    assert.ok(!leadsToSignIn(answer.headers.location), 'sent to sign in');
    if (knock.rightful !== null) assert.equal(answer.headers['cache-control'], 'no-store');
    await assertNoted(knock.door, answer.headers['x-request-id'], 'done');
    assert.equal(answer.headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  });
  if (knock.rightful === null) continue;

  test(`${knock.door} is closed to the signed out`, async () => {
    const answer = await knockAs(knock, null);
    if (answer.statusCode === 303) assert.ok(leadsToSignIn(answer.headers.location));
    else assert.equal(answer.statusCode, 401, answer.body);
  });

  test(`${knock.door} is closed to a cookie that was made up`, async () => {
    const answer = await ask(knock, `preau=${'A'.repeat(43)}`);
    assert.ok([401, 303].includes(answer.statusCode), String(answer.statusCode));
  });

  test(`${knock.door} does not answer what another site’s page fetches`, async () => {
    const cookie = await world.cookieOf(String(knock.rightful));
    for (const site of ['cross-site', 'same-site'])
      for (const [mode, dest] of [
        ['no-cors', 'image'],
        ['cors', 'empty'],
        ['navigate', 'iframe'],
      ])
        assert.equal(
          (
            await ask(knock, cookie, {
              'sec-fetch-site': site,
              'sec-fetch-mode': mode,
              'sec-fetch-dest': dest,
            })
          ).statusCode,
          403,
          `${site} ${mode} ${dest}`,
        );
  });

  if (doors.find(({ name }) => name === knock.door)?.access === 'stepped-up')
    test(`${knock.door} asks for the password again when it was last given eleven minutes ago`, async () => {
      const cookie = await world.cookieOf(String(knock.rightful));
      await world.pool.query(
        `update identity.session set stepped_up_at = now() - interval '11 minutes'
         where id = (select session_id from identity.session_key where token_hash = sha256(convert_to($1, 'UTF8')))`,
        [cookie.slice('preau='.length)],
      );
      const answer = await ask(knock, cookie);
      if (answer.statusCode === 303)
        assert.match(String(answer.headers.location), /^\/connexion\/confirmer/);
      else assert.equal(answer.json().code, 'identity.step-up-needed');
    });

  for (const [login, status] of Object.entries(knock.refused ?? {}))
    test(`${knock.door} refuses ${login} the very input that it accepts from ${knock.rightful}`, async () => {
      const answer = await knockAs(knock, login);
      assert.equal(answer.statusCode, status, answer.body.slice(0, 200));
      if (status !== 400) await assertNoted(knock.door, answer.headers['x-request-id'], 'refused');
    });

  if (knock.isOwn)
    for (const login of ['lea.martin', 'other', 'elsewhere'])
      test(`${knock.door} tells ${login} nothing of ${knock.rightful}`, async () => {
        const rightful = await world.personOf(String(knock.rightful));
        const { statusCode, body } = await knockAs(knock, login);
        assert.ok(statusCode < 400);
        if (login !== 'lea.martin') assert.ok(!body.includes(rightful));
        assert.ok(!body.includes(String(knock.rightful)));
      });
  else
    test(`${knock.door} is tried by at least three who may not`, () =>
      assert.ok(Object.keys(knock.refused ?? {}).length >= 3));
}

const strangeHats = new Map<string, Hat>();

for (const knock of knocks) {
  const { otherHat, rightful, input, isOwn, door } = knock;
  if (rightful === null || isOwn) continue;

  if (otherHat === undefined)
    test(`${door} names no thing of a structure, or says what ${rightful} gets there with another hat`, () =>
      assert.equal(input, undefined, 'an input names a thing: the knock needs `otherHat`'));
  else
    test(`${door} ${typeof otherHat === 'number' ? 'refuses' : 'stays open to'} ${rightful} with the hat of another structure`, async () => {
      const hat = strangeHats.get(rightful) ?? (await giveStrangeHat(rightful));
      strangeHats.set(rightful, hat);
      const answer = await ask(knock, await world.cookieOf(rightful, hat));
      const said = `${answer.statusCode} ${answer.body.slice(0, 200)}`;
      if (typeof otherHat === 'number') assert.equal(answer.statusCode, otherHat, said);
      else assert.ok(answer.statusCode < 400, said);
    });
}

test('the matrix of wrong hats has refusals in it', () => {
  const statuses = knocks.map(({ otherHat }) => otherHat);
  const refused = statuses.filter((status) => typeof status === 'number').length;
  const open = statuses.filter((status) => typeof status === 'string').length;
  console.log(
    `tried ${refused + open} doors with the wrong hat: ${refused} refuse, ${open} are by person`,
  );
  assert.ok(refused >= 2);
});

test('a state change that comes from another site is refused at every door', async () => {
  const changing = [...world.served.endpoints, ...world.served.pages].filter(
    ({ method }) => method !== 'GET',
  );
  assert.ok(changing.length >= 5);
  for (const { method, path } of changing) {
    const answer = await world.app.inject({
      method,
      url: path.replaceAll(/\{\w+\}|:\w+/g, 'x'),
      headers: {
        host: world.host,
        origin: 'https://example.org',
        'sec-fetch-site': 'cross-site',
        cookie: await world.cookieOf('lea.martin'),
      },
    });
    assert.equal(answer.statusCode, 403, `${method} ${path}`);
  }
});

/** Doors that change something of which no trace is kept, and why. */
const unnoted: Readonly<Record<string, string>> = {
  'PUT /api/notifications/notices/{id}/read': 'when somebody reads is nobody’s business',
  'PUT /api/notifications/read': 'when somebody reads is nobody’s business',
  ...Object.fromEntries(
    ['samlValidate', ...casPaths].map((path) => [
      `POST /cas/${path}`,
      'a ticket is no act of the person: signing in and out leave the trace',
    ]),
  ),
  'POST /mot-de-passe/avis': 'it changes nothing, and what is typed is nobody’s business',
  'POST /api/identity/account-plans': 'it changes nothing: who acts is noted when it is done',
};

test('every door that changes something says what it does, or is in the short list of those that leave no trace', () => {
  const changing = [...world.served.endpoints, ...world.served.pages].filter(
    ({ method }) => method !== 'GET',
  );
  const silent = changing.filter(({ verb }) => verb === undefined);
  console.log(`${changing.length} doors change something, ${silent.length} leave no trace`);
  assert.deepEqual(
    silent.map(({ method, path }) => `${method} ${path}`).sort(),
    Object.keys(unnoted).sort(),
  );
});

/** A door that changes something wrote what it did, or refused to do, under the reference of the request. */
async function assertNoted(door: string, reference: unknown, outcome: 'done' | 'refused') {
  if (door.startsWith('GET ') || unnoted[door] !== undefined) return;
  const { verb } =
    [...world.served.endpoints, ...world.served.pages].find(
      ({ method, path }) => `${method} ${path}` === door,
    ) ?? {};
  const { rows } = await world.pool.query(
    'select verb, outcome, who from kernel.act where reference = $1 and verb = $2',
    [reference, verb],
  );
  assert.ok(
    rows.some((row) => row.outcome === outcome && row.who !== null),
    `${door}: no ${outcome} act ${verb} for ${reference}`,
  );
}

async function knockAs(knock: Knock, login: string | null) {
  return ask(knock, login === null ? undefined : await world.cookieOf(others[login] ?? login));
}

async function ask(
  knock: Knock,
  cookie: string | undefined,
  headers: Record<string, string | undefined> = {},
) {
  const [method = 'GET', path = '/'] = knock.door.split(' ');
  const input = (await knock.input?.(world)) ?? {};
  const used = new Set<string>();
  const url = path.replaceAll(/\{(\w+)\}|:(\w+)/g, (_all, inApi, inPage) => {
    used.add(inApi ?? inPage);
    return encodeURIComponent(String(input[inApi ?? inPage] ?? ''));
  });
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !used.has(name)));
  const texts = rest as Record<string, string>;
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const asked = {
    method: method as 'GET',
    url: hasBody && knock.file === undefined ? url : `${url}?${new URLSearchParams(texts)}`,
    headers: {
      host: world.host,
      ...headers,
      ...(cookie !== undefined && { cookie }),
      ...(hasBody && {
        'content-type': typeOf(knock),
      }),
    },
    ...(hasBody && {
      body: await bodyOf(knock, texts),
    }),
  };
  const goesOn = world.served.endpoints.some((one) => one.streams && one.path === path);
  return goesOn ? hearStream(world.app, asked) : world.app.inject(asked);
}

const typeOf = ({ isForm, file }: Knock) => {
  if (file !== undefined) return 'application/octet-stream';
  return isForm ? 'application/x-www-form-urlencoded' : 'application/json';
};

const bodyOf = async ({ isForm, file }: Knock, rest: Record<string, string>) => {
  if (file !== undefined) return file();
  return isForm ? new URLSearchParams(rest).toString() : JSON.stringify(rest);
};

type Hat = { structureId: string; profile: string };

/** Gives a person their own profile in one more structure, where they had nothing to do until now. */
async function giveStrangeHat(login: string): Promise<Hat> {
  const { rows } = await world.pool.query<Hat>(
    `with mine as (
       select m.structure_id, m.code from directory.membership m
       where m.person_id = $1 and m.kind = 'profile'
     ), strange as (
       select g.id, g.structure_id, g.code from directory.people_group g
       where g.kind = 'profile' and g.code = coalesce((select code from mine limit 1), 'ETA')
         and not exists (select from mine where mine.structure_id = g.structure_id)
         and not exists (select from directory.power w where w.person_id = $1 and w.structure_id = g.structure_id)
         and not exists (select from directory.membership known join identity.account a on a.person_id = known.person_id
           where known.structure_id = g.structure_id and a.login = any($2))
       order by g.id limit 1
     ), joined as (
       insert into directory.group_member (group_id, person_id, source, valid_from)
       select id, $1, 'test', current_date - 1 from strange
     )
     select structure_id as "structureId", code as profile from strange`,
    [await world.personOf(login), demoPeople.map((person) => person.login)],
  );
  const [hat] = rows;
  assert.ok(hat, `no other structure for ${login}`);
  return hat;
}

const leadsToSignIn = (location: unknown) => /\/connexion/.test(String(location ?? ''));

/** A teacher and a head of other schools than Collège des Tilleuls. */
async function strangersOf({ pool }: World): Promise<Record<string, string>> {
  const loginOf = async (profile: string) => {
    const { rows } = await pool.query<{ login: string }>(
      `select a.login from directory.membership m
       join directory.structure s on s.id = m.structure_id and s.name <> 'Collège des Tilleuls'
       join identity.account a on a.person_id = m.person_id
       where m.kind = 'profile' and m.code = $1
         and (select count(*) from directory.membership o where o.person_id = m.person_id and o.kind = 'profile') = 1
       order by a.login limit 1`,
      [profile],
    );
    const [row] = rows;
    assert.ok(row, `no ${profile} elsewhere`);
    return row.login;
  };
  return { other: await loginOf('ENS'), elsewhere: await loginOf('DIR') };
}
