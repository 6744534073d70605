import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const read = (url: string) => world.app.inject({ url, headers: { host: world.host } });
const api = (await read('/api/openapi.json')).json();
const methods = ['get', 'post', 'put', 'delete'];

interface Operation {
  operationId: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, object>;
}

const operations = Object.entries(api.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object inside, with where it stands. */
function* inside(value: unknown, at = '#'): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [key, part] of Object.entries(value)) yield* inside(part, `${at}/${key}`);
}

test('OpenAPI describes every endpoint that is served, and nothing else', () => {
  assert.match(api.openapi, /^3\.1\./);
  console.log(`looked at ${operations.length} operations`);
  assert.deepEqual(
    operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort(),
    world.served.endpoints.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

test('what OpenAPI refers to exists', () => {
  const references = [...inside(api)].filter(([, { $ref }]) => typeof $ref === 'string');
  assert.ok(references.length > 10);
  for (const [at, { $ref }] of references) {
    let found: unknown = api;
    for (const part of String($ref).split('/').slice(1))
      found = (found as Record<string, unknown> | undefined)?.[part];
    assert.ok(found !== undefined, `${at} → ${$ref}`);
  }
});

test('each operation has its own id, known methods, its path’s parameters and no other', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { path, method, operation } of operations) {
    assert.ok(methods.includes(method), method);
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    assert.deepEqual(
      inPath.map(({ name }) => name).sort(),
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
    );
    assert.ok(inPath.every(({ required }) => required));
    const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
    assert.equal(new Set(names).size, names.length);
    if (method === 'get') assert.equal(operation.requestBody, undefined, path);
    assert.ok(
      operation.tags.every((tag) => api.tags.some(({ name }: { name: string }) => name === tag)),
    );
  }
});

test('each operation names a scheme that exists, with scopes that it offers, unless anyone may call', () => {
  const schemes = api.components.securitySchemes;
  assert.deepEqual(Object.keys(schemes).sort(), ['program', 'session']);
  const offered = Object.keys(schemes.program.flows.clientCredentials.scopes);
  for (const { method, path, access } of world.served.endpoints) {
    const security = api.paths[path][method.toLowerCase()].security;
    if (access === 'public') assert.deepEqual(security, []);
    else if (typeof access === 'string') assert.deepEqual(security, [{ session: [] }]);
    else {
      assert.deepEqual(security, [{ program: [access.machine] }]);
      assert.ok(offered.includes(access.machine));
    }
  }
});

test('every schema is of the kinds that JSON Schema knows', () => {
  const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
  let looked = 0;
  for (const { path, operation } of operations)
    for (const [at, part] of inside([
      operation.parameters.map(({ schema }) => schema),
      operation.requestBody?.content,
      operation.responses,
    ])) {
      if (!('type' in part) || at.endsWith('/properties')) continue;
      looked += 1;
      for (const type of [part['type']].flat())
        assert.ok(types.includes(String(type)), `${path} ${at}`);
    }
  assert.ok(looked > 100);
});

test('the page for developers names every endpoint, who may call it, and every refusal', async () => {
  const page = await read('/api/docs');
  assert.equal(page.statusCode, 200);
  for (const { method, path, summary } of world.served.endpoints) {
    assert.ok(page.body.includes(`<span class="method">${method}</span> ${path}`), path);
    assert.ok(
      page.body.includes(summary.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
      summary,
    );
  }
  for (const code of ['kernel.too-many', 'kernel.no-token', 'identity.step-up-needed'])
    assert.ok(page.body.includes(code), code);
  assert.equal(page.body.match(/<h1>/g)?.length, 1);
  const ids = [...page.body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, target] of page.body.matchAll(/href="#([^"]+)"/g))
    assert.ok(ids.includes(target), target);
});
