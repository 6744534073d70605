import { z } from 'zod';
import { type Endpoint, Problem } from './contract.ts';

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
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'preau' } },
    },
  };
}

function operationOf({ method, path, access, stability, summary, input, reply }: Endpoint): object {
  const schema = schemaOf(input, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const others = Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const isBody = method === 'POST' || method === 'PUT';
  const parameter = (name: string, where: 'path' | 'query') => ({
    name,
    in: where,
    required: where === 'path' || (schema.required ?? []).includes(name),
    schema: schema.properties?.[name] ?? {},
  });
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-zA-Z]+(.)?/g, (_, c = '') => c.toUpperCase())}`,
    summary,
    tags: [path.split('/')[2] ?? 'kernel'],
    'x-access': access,
    'x-stability': stability,
    security: access === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(isBody ? [] : others.map(([name]) => parameter(name, 'query'))),
    ],
    ...(isBody && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: Object.fromEntries(others),
              required: (schema.required ?? []).filter((name) => !inPath.includes(name)),
            },
          },
        },
      },
    }),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(reply, 'output') } },
      },
      default: {
        description: 'Refused, or failed',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<
    string,
    unknown
  >;
  return rest;
}
