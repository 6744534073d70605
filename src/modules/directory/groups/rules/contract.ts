import { z } from 'zod';

/** What a rule may ask of somebody in a structure. */
export const Attribute = z.enum([
  'profile',
  'level',
  'mef',
  'division',
  'groupe',
  'matiere',
  'function',
  'teaches-division',
  'teaches-level',
  'head-teacher-of',
  'child-division',
  'child-level',
  'lien',
  'structure',
  'structure-kind',
]);
export type Attribute = z.infer<typeof Attribute>;

/** The attribute has one of these codes. */
const Condition = z.strictObject({
  on: Attribute,
  in: z.array(z.string().min(1).max(100)).min(1).max(50),
});

const joined = <Part extends z.ZodType>(part: Part) =>
  z.union([
    Condition,
    z.strictObject({ all: z.array(part).min(1).max(10) }),
    z.strictObject({ any: z.array(part).min(1).max(10) }),
    z.strictObject({ not: part }),
  ]);

const MOST_CONDITIONS = 30;

/** Who is in a rule group: conditions joined by all, any and not, three deep at most, thirty at most. */
export const Rule = joined(joined(joined(Condition))).refine(
  (rule) => conditionsIn(rule) <= MOST_CONDITIONS,
  { message: 'trop de conditions : trente au plus' },
);

/** A rule or a part of one. */
export type Rule =
  | z.infer<typeof Condition>
  | { all: readonly Rule[] }
  | { any: readonly Rule[] }
  | { not: Rule };

function conditionsIn(rule: Rule): number {
  if ('all' in rule) return rule.all.reduce((sum, part) => sum + conditionsIn(part), 0);
  if ('any' in rule) return rule.any.reduce((sum, part) => sum + conditionsIn(part), 0);
  return 'not' in rule ? conditionsIn(rule.not) : 1;
}
