import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeService, openService, readServices } from '#modules/sso';
import { openCas, prefix } from './ground.ts';

const { world, clock, link, login, ticketOf, validate } = await openCas();

const refusedWith = (code: string) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === code;

test('no two applications have one name or one address, nor one inside the other’s', async () => {
  await link('Moodle', 'https://moodle.example/cours/');
  await assert.rejects(link('MOODLE', 'https://b.example/'), refusedWith('sso.name-taken'));
  for (const url of [
    'https://moodle.example/',
    'https://moodle.example/cours/a',
    'https://Moodle.example:443/cours',
  ])
    await assert.rejects(link(url, url), refusedWith('sso.address-taken'), url);
  await link('Voisin', 'https://moodle.example/autre/');
});

test('what is wrong in one part leaves nothing behind', async () => {
  const before = (await readServices(world)).length;
  await assert.rejects(
    link('Audience', 'https://c.example/', {
      audiences: [{ profile: null, uai: '9999999Z', opensOn: null }],
    }),
    refusedWith('sso.no-such-structure'),
  );
  await assert.rejects(
    link('Liste', 'https://d.example/', { release: 'tout' }),
    refusedWith('sso.no-such-release'),
  );
  assert.equal((await readServices(world)).length, before);
});

test('an application that is unlinked gets no ticket any more, and its name is free', async () => {
  const service = 'https://passage.example/';
  await link('Passage', service);
  clock.advance(5);
  const sophie = await world.cookieOf('sophie.dupuis');
  const ticket = await ticketOf(sophie, service);
  const [before] = (await readServices(world)).filter(({ name }) => name === 'Passage');
  assert.equal(await closeService(world, { name: 'passage' }), true);
  assert.equal(await closeService(world, { name: 'passage' }), false);
  clock.advance(5);
  assert.match(await validate({ service, ticket }), /code="INVALID_SERVICE"/);
  assert.equal((await login(sophie, { service })).statusCode, 403);
  await link('Passage', service);
  assert.equal(await closeService(world, { id: String(before?.id) }), false, 'that one is closed');
  clock.advance(5);
  assert.ok(
    (await readServices(world)).some(({ name }) => name === 'Passage'),
    'not the other',
  );
});

test('each application that asks for it knows a person by a name of its own, always the same', async () => {
  for (const name of ['un', 'deux'])
    await openService(world, {
      name,
      release: 'esidoc',
      addresses: [prefix(`https://${name}.example/`)],
      callbacks: [],
      audiences: [],
    });
  clock.advance(5);
  const cookie = await world.cookieOf('lea.martin');
  const nameAt = async (service: string) => {
    const answer = await validate({ service, ticket: await ticketOf(cookie, service) });
    return /<cas:user>([0-9a-f-]{36})</.exec(answer)?.[1];
  };
  const [first, second] = [
    await nameAt('https://un.example/'),
    await nameAt('https://deux.example/'),
  ];
  assert.ok(first && second && first !== second);
  assert.equal(await nameAt('https://un.example/'), first);
});

test('what each release says of a teacher', async () => {
  await openService(world, {
    name: 'Pronote',
    release: 'pronote',
    addresses: [prefix('https://pronote.example/')],
    callbacks: [],
    audiences: [],
  });
  clock.advance(5);
  const service = 'https://pronote.example/';
  const ticket = await ticketOf(await world.cookieOf('sophie.dupuis'), service);
  const answer = await validate({ service, ticket });
  assert.match(
    answer,
    /<cas:nom>Dupuis<\/cas:nom><cas:prenom>Sophie<\/cas:prenom><cas:categories>National_3<\/cas:categories>/,
  );
});
