import { z } from 'zod';
import { type Access, type Endpoint, Problem } from '../contract.ts';
import { statusOf } from '../refusal.ts';
import { type Shape, schemaOf } from './shape.ts';

/** OpenAPI 3.1 of every endpoint, from the contracts that the server itself obeys. */
export function openApiOf(
  endpoints: readonly Endpoint[],
  { origin, version }: { origin: string; version: string },
): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Préau',
      version,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      description:
        'Endpoints marked x-stability public change only by a new path and twelve months of notice.',
    },
    servers: [{ url: origin }],
    tags: [...new Set(endpoints.map(houseOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          `Refused${status}`,
          refusal(description),
        ]),
      ),
      securitySchemes: securitySchemes(endpoints),
    },
  };
}

/** The house that an endpoint belongs to, as its path says. */
export const houseOf = ({ path }: Pick<Endpoint, 'path'>): string => path.split('/')[2] ?? 'kernel';

/** Which refusals an endpoint of this access has, besides those of its own house. */
export const refusedStatuses = (access: Access, hasInput: boolean): number[] => [
  ...(hasInput ? [statusOf.invalid] : []),
  ...(access === 'public' ? [] : [statusOf['signed-out'], statusOf.forbidden]),
  statusOf['too-many'],
  statusOf.unavailable,
];

const refusals: Readonly<Record<number, string>> = {
  400: 'What was sent is not complete, or not in the expected form',
  401: 'Nobody is signed in; or the access token is missing, has run out, or was revoked',
  403: 'Not for this person or this program; or the password must be given again',
  429: 'Too many requests: Retry-After says when to ask again',
  503: 'The service restarts: Retry-After says when to ask again',
};

const problemBody = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

const refusal = (description: string) => ({
  description,
  ...(/Retry-After/.test(description) && {
    headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', minimum: 1 } } },
  }),
  content: problemBody,
});

const securitySchemes = (endpoints: readonly Endpoint[]) => ({
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-preau',
    description:
      'The session of a person, given by POST /api/identity/session; over plain http it is called preau.',
  },
  program: {
    type: 'oauth2',
    description:
      'A program that asks for itself (RFC 6749 §4.4); its token goes in Authorization: Bearer.',
    flows: {
      clientCredentials: {
        tokenUrl: '/api/token',
        scopes: Object.fromEntries(
          endpoints.flatMap(({ access, summary }) =>
            typeof access === 'object' ? [[access.machine, summary]] : [],
          ),
        ),
      },
    },
  },
});

const securityOf = (access: Access) => {
  if (access === 'public') return [];
  return typeof access === 'object' ? [{ program: [access.machine] }] : [{ session: [] }];
};

function operationOf(endpoint: Endpoint): object {
  const { method, path, access, stability, summary, input, takes } = endpoint;
  const shape = schemaOf(input, 'input');
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const others = Object.entries(shape.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const isBody = method !== 'GET' && takes === undefined && others.length > 0;
  const parameter = (name: string, where: 'path' | 'query') => ({
    name,
    in: where,
    required: where === 'path' || (shape.required ?? []).includes(name),
    schema: shape.properties?.[name] ?? {},
  });
  return {
    operationId: operationIdOf(endpoint),
    summary,
    tags: [houseOf(endpoint)],
    'x-access': typeof access === 'object' ? 'machine' : access,
    'x-stability': stability,
    security: securityOf(access),
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(isBody ? [] : others.map(([name]) => parameter(name, 'query'))),
    ],
    ...(isBody && { requestBody: bodyOf(shape, inPath) }),
    ...(takes === 'file' && { requestBody: { required: true, content: aFile } }),
    responses: {
      200: { description: 'Done', content: contentOf(endpoint) },
      ...Object.fromEntries(
        refusedStatuses(access, inPath.length + others.length > 0).map((status) => [
          status,
          { $ref: `#/components/responses/Refused${status}` },
        ]),
      ),
      default: { description: 'Refused, or failed', content: problemBody },
    },
  };
}

const aFile = { 'application/octet-stream': {} };

/** A reply is JSON; or a file as it is; or events, each of which holds such a reply. */
function contentOf({ reply, streams }: Endpoint): object {
  if (reply instanceof z.ZodFile) return aFile;
  const schema = schemaOf(reply, 'output');
  return streams
    ? { 'text/event-stream': { schema: { type: 'string', contentSchema: schema } } }
    : { 'application/json': { schema } };
}

/** `GET /api/directory/v1/structures` → `getDirectoryV1Structures`. */
const operationIdOf = ({ method, path }: Endpoint): string =>
  method.toLowerCase() +
  path
    .slice('/api'.length)
    .replaceAll(/[^a-zA-Z0-9]+(.)?/g, (_, letter = '') => letter.toUpperCase());

function bodyOf(shape: Shape, inPath: readonly string[]): object {
  const properties = Object.entries(shape.properties ?? {});
  const schema = {
    type: 'object',
    properties: Object.fromEntries(properties.filter(([name]) => !inPath.includes(name))),
    required: (shape.required ?? []).filter((name) => !inPath.includes(name)),
  };
  return { required: true, content: { 'application/json': { schema } } };
}
