import type { Attribute, GroupPage, Rule } from '#contracts/directory';
import { type Language, listed } from '#kernel/words';
import { words } from './words/index.ts';

/** A code that a rule names, with what it is called. */
export interface RuleValue {
  on: Attribute;
  code: string;
  label: string;
}

/** A rule as a group keeps it. */
export type WrittenRule = NonNullable<GroupPage['rule']>;

/** One line of the page that writes rules. */
export interface RuleLine {
  on: Attribute;
  isNot: boolean;
  in: readonly string[];
}

/** A rule as the page writes it: lines joined by all or by any. */
export interface SimpleRule {
  join: 'all' | 'any';
  lines: readonly RuleLine[];
}

/** A rule as one reads it; codes stand for what is not known here. */
export function ruleInWords(
  language: Language,
  rule: Rule,
  values: readonly RuleValue[] = [],
): string {
  const say = words[language];
  const inner = (part: Rule) => {
    const text = ruleInWords(language, part, values);
    return 'all' in part || 'any' in part ? `(${text})` : text;
  };
  if ('all' in rule) return rule.all.map(inner).join(say.ruleJoin.all);
  if ('any' in rule) return rule.any.map(inner).join(say.ruleJoin.any);
  if ('not' in rule) return `${say.ruleJoin.not}${inner(rule.not)}`;
  const label = (code: string) =>
    values.find((value) => value.on === rule.on && value.code === code)?.label ?? code;
  return `${say.attributes[rule.on].toLocaleLowerCase(language)} ${listed(language, rule.in.map(label))}`;
}

/** The rule that these lines make. */
export function ruleOf({ join, lines }: SimpleRule): WrittenRule {
  const parts = lines.map(({ on, isNot, in: codes }) =>
    isNot ? { not: { on, in: [...codes] } } : { on, in: [...codes] },
  );
  return join === 'all' ? { all: parts } : { any: parts };
}

/** The lines that make a rule; undefined for one that lines cannot say. */
export function linesOf(rule: Rule): SimpleRule | undefined {
  const join = 'any' in rule ? 'any' : 'all';
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : [rule];
  const lines = parts.map((part): RuleLine | undefined => {
    if ('on' in part) return { on: part.on, isNot: false, in: part.in };
    return 'not' in part && 'on' in part.not
      ? { on: part.not.on, isNot: true, in: part.not.in }
      : undefined;
  });
  return lines.every((line) => line !== undefined) ? { join, lines } : undefined;
}
