import { z } from 'zod';

/** The JSON Schema of a contract, without the mark of its dialect: OpenAPI 3.1 says it once for all. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Shape {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest as Shape;
}

/** What we read of a JSON Schema (2020-12). */
export interface Shape {
  type?: string | readonly string[] | undefined;
  format?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Shape[];
  oneOf?: readonly Shape[];
  allOf?: readonly Shape[];
  items?: Shape | undefined;
  properties?: Readonly<Record<string, Shape>> | undefined;
  required?: readonly string[] | undefined;
  additionalProperties?: Shape | boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  default?: unknown;
  $ref?: string;
  $defs?: Readonly<Record<string, Shape>>;
}

/** A shape as people write it: `{ id: uuid, pupils: { name: text }[], end?: date | null }`, a field a line. */
export function written(shape: Shape, defs = shape.$defs ?? {}, indent = ''): string {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return choices.map((one) => written(one, defs, indent)).join(' | ');
  if (shape.allOf !== undefined)
    return shape.allOf.map((one) => written(one, defs, indent)).join(' & ');
  const named = shape.$ref?.split('/').at(-1);
  if (named !== undefined)
    return defs[named] === undefined ? named : written(defs[named], {}, indent);
  if (Array.isArray(shape.type))
    return shape.type.map((type) => written({ ...shape, type }, defs, indent)).join(' | ');
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum !== undefined) return shape.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (shape.type === 'array') return `${grouped(written(shape.items ?? {}, defs, indent))}[]`;
  if (shape.type === 'object') return writtenObject(shape, defs, indent);
  return simple(shape);
}

const grouped = (text: string) =>
  text.includes(' | ') && !text.startsWith('{') ? `(${text})` : text;

function writtenObject(
  shape: Shape,
  defs: Readonly<Record<string, Shape>>,
  indent: string,
): string {
  const fields = Object.entries(shape.properties ?? {});
  if (fields.length === 0) {
    const values = shape.additionalProperties;
    return typeof values === 'object' ? `{ [name]: ${written(values, defs, indent)} }` : '{}';
  }
  const inner = `${indent}  `;
  const lines = fields.map(([name, field]) => {
    const mark = shape.required?.includes(name) ? '' : '?';
    return `${inner}${name}${mark}: ${written(field, defs, inner)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  date: 'date',
  'date-time': 'instant',
  email: 'e-mail',
  uri: 'url',
};

function simple(shape: Shape): string {
  const { type, format, minimum, maximum, minLength, maxLength } = shape;
  const written =
    shape.default === undefined ? '' : `, ${JSON.stringify(shape.default)} if left out`;
  if (type === 'string') {
    const length = maxLength === undefined ? '' : `, ${minLength ?? 0} to ${maxLength} signs`;
    return `${formats[format ?? ''] ?? `text${length}`}${written}`;
  }
  if (type !== 'integer' && type !== 'number') return `${type ?? 'anything'}${written}`;
  const isBounded = minimum !== undefined && maximum !== undefined && maximum < 2 ** 52;
  const bounds = isBounded ? `, ${minimum} to ${maximum}` : '';
  return `${type === 'integer' ? 'whole number' : 'number'}${bounds}${written}`;
}
