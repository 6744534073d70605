import { z } from 'zod';
import type { Setting } from '#kernel/module';
import type { Field } from './contract.ts';

const LONGEST_TEXT = 500;

/** How a form asks for a setting. Throws, at start, for a shape that no simple field can hold. */
export function fieldOf(setting: Setting): Field {
  const field = fieldOfShape(setting);
  if (field === undefined || !setting.shape.safeParse(setting.initial).success)
    throw new Error(
      `The setting ${setting.name} must be a boolean, a bounded integer, an enum with words for each choice, or a text of at most ${LONGEST_TEXT} characters, and its initial value one of them.`,
    );
  return field;
}

function fieldOfShape({ shape, unit, choices = {} }: Setting): Field | undefined {
  const json = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  if (json.type === 'boolean') return { kind: 'boolean' };
  if (json.type === 'integer') return integer(json.minimum, json.maximum, unit);
  if (json.type !== 'string') return undefined;
  if (json.enum === undefined) return text(json.minLength ?? 0, json.maxLength);
  const options = json.enum.flatMap((value) => {
    const label = choices[String(value)];
    return label === undefined ? [] : [{ value: String(value), label }];
  });
  return options.length === json.enum.length ? { kind: 'choice', options } : undefined;
}

/** An integer that nobody bounded has the bounds of what JavaScript can count: that is no bound. */
const integer = (
  min: number | undefined,
  max: number | undefined,
  unit: Setting['unit'],
): Field | undefined =>
  min === undefined || max === undefined || !isBound(min) || !isBound(max)
    ? undefined
    : { kind: 'integer', min, max, unit: unit ?? null };

const isBound = (n: number) => Number.isInteger(n) && Math.abs(n) <= 1e9;

const text = (min: number, max: number | undefined): Field | undefined =>
  max === undefined || max > LONGEST_TEXT ? undefined : { kind: 'text', min, max };

/** A value as a field holds it. */
export const written = (value: unknown): string => String(value);

/** What a field holds, as the setting wants it; undefined when it is not a value of this setting. */
export function readValue({ shape }: Setting, field: Field, held: string): unknown {
  const read = shape.safeParse(valueIn(field, held));
  return read.success ? read.data : undefined;
}

function valueIn({ kind }: Field, held: string): unknown {
  if (kind === 'boolean') return held === 'true' ? true : held === 'false' ? false : held;
  if (kind === 'integer') return /^-?\d{1,10}$/.test(held) ? Number(held) : held;
  return held;
}
