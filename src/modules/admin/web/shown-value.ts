import type { ShownSetting } from '#contracts/admin';
import { figure, type Language } from '#kernel/words';
import { words } from './words/index.ts';

/** A value as one reads it: « 5 % », « Oui », the words of a choice. */
export function shownValue({ field }: ShownSetting, value: string, language: Language): string {
  const { yes, no } = words[language];
  if (field.kind === 'boolean') return value === 'true' ? yes : no;
  if (field.kind === 'integer') {
    const unit = field.unit === null ? '' : `\u00a0${field.unit[language]}`;
    return `${figure(language, Number(value))}${unit}`;
  }
  if (field.kind === 'choice')
    return field.options.find((option) => option.value === value)?.label[language] ?? value;
  return value;
}
