import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { endpoint } from '../contract.ts';
import { apiDocs } from './docs.ts';
import { openApiOf } from './open-api.ts';
import { schemaOf, written } from './shape.ts';

const shown = (schema: z.ZodType, io: 'input' | 'output' = 'output') =>
  written(schemaOf(schema, io));

test('a shape is written as people write it', () => {
  const shape = z.object({
    id: z.uuid(),
    end: z.iso.date().nullable(),
    kinds: z.array(z.enum(['a', 'b'])),
    note: z.string().max(20).optional(),
    count: z.int().min(1).max(9),
    by: z.record(z.string(), z.object({ at: z.iso.datetime() })),
    names: z.array(z.object({ name: z.string() })),
  });
  assert.equal(
    shown(shape),
    `{
  id: uuid
  end: date | null
  kinds: ("a" | "b")[]
  note?: text, 0 to 20 signs
  count: whole number, 1 to 9
  by: { [name]: {
    at: instant
  } }
  names: {
    name: text
  }[]
}`,
  );
  const asked = z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) });
  assert.match(shown(asked, 'input'), /limit\?: whole number, 1 to 500, 100 if left out/);
  assert.equal(shown(z.unknown()), 'anything');
});

const base = { stability: 'public', summary: 'A <door>.', reply: z.object({}) } as const;
const doors = [
  endpoint({
    ...base,
    method: 'GET',
    path: '/api/x/v1/things/{id}',
    access: { machine: 'x.things' },
    input: z.object({ id: z.uuid(), after: z.string().optional() }),
  }),
  endpoint({
    ...base,
    method: 'PUT',
    path: '/api/x/things/{id}',
    access: 'stepped-up',
    input: z.object({ id: z.uuid(), name: z.string() }),
  }),
  endpoint({
    ...base,
    method: 'POST',
    path: '/api/x/things',
    access: 'public',
    input: z.object({}),
  }),
];

test('OpenAPI says of each endpoint who may knock, and by which scheme', () => {
  const api = JSON.parse(
    JSON.stringify(openApiOf(doors, { origin: 'https://x.example', version: '1' })),
  );
  const read = api.paths['/api/x/v1/things/{id}'].get;
  assert.equal(read.operationId, 'getXV1ThingsId');
  assert.deepEqual(read.security, [{ program: ['x.things'] }]);
  assert.equal(read['x-access'], 'machine');
  assert.deepEqual(
    read.parameters.map(({ name, in: where, required }: Record<string, unknown>) => [
      name,
      where,
      required,
    ]),
    [
      ['id', 'path', true],
      ['after', 'query', false],
    ],
  );
  assert.deepEqual(Object.keys(read.responses).sort(), [
    '200',
    '400',
    '401',
    '403',
    '429',
    '503',
    'default',
  ]);
  const write = api.paths['/api/x/things/{id}'].put;
  assert.deepEqual(write.security, [{ session: [] }]);
  assert.deepEqual(write.requestBody.content['application/json'].schema.required, ['name']);
  const open = api.paths['/api/x/things'].post;
  assert.deepEqual([open.security, open.requestBody], [[], undefined]);
  assert.deepEqual(api.components.securitySchemes.program.flows.clientCredentials, {
    tokenUrl: '/api/token',
    scopes: { 'x.things': 'A <door>.' },
  });
});

test('the page for developers escapes what contracts and words say', () => {
  const words = { 'x.no': { fr: '<b>', en: 'Not <here> & "now".' } };
  const page = apiDocs(
    { endpoints: doors, labels: { x: 'Les <x>' }, words, origin: 'https://x.example' },
    'n0nce',
  );
  assert.doesNotMatch(page, /<door>|<here>|Les <x>|<script/);
  assert.match(page, /Not &lt;here&gt; &amp; &quot;now&quot;\./);
  assert.match(page, /<style nonce="n0nce">/);
  assert.match(page, /program: x\.things/);
});
