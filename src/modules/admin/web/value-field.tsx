import { useId } from 'react';
import type { Field, ShownSetting } from '#contracts/admin';
import { useFrame, useWords } from '#web/frame';
import { shownValue } from './shown-value.ts';
import { words } from './words/index.ts';

/** The field that holds a value of this kind: a number, a text, or a list to choose from. */
export function ValueField({ setting }: { setting: ShownSetting }) {
  const { field, value } = setting;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const own = useId();
  const hint = useHint(setting);
  const common = {
    className: 'input',
    id: own,
    name: 'value',
    defaultValue: value,
    'aria-describedby': hint === undefined ? undefined : `${own}-h`,
  };
  const options = optionsOf(field);
  return (
    <div className="field">
      <label htmlFor={own}>{say.value}</label>
      {hint !== undefined && (
        <span className="hint" id={`${own}-h`}>
          {hint}
        </span>
      )}
      {options ? (
        <select {...common}>
          {options.map((option) => (
            <option key={option} value={option}>
              {shownValue(setting, option, language)}
            </option>
          ))}
        </select>
      ) : (
        <input {...common} {...limitsOf(field)} autoComplete="off" />
      )}
    </div>
  );
}

function useHint(setting: ShownSetting): string | undefined {
  const { field } = setting;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const read = (n: number) => shownValue(setting, String(n), language);
  if (field.kind === 'integer') return say.between(read(field.min), read(field.max));
  return field.kind === 'text' ? say.upTo(field.max) : undefined;
}

function optionsOf(field: Field): string[] | undefined {
  if (field.kind === 'boolean') return ['true', 'false'];
  return field.kind === 'choice' ? field.options.map(({ value }) => value) : undefined;
}

function limitsOf(field: Field) {
  if (field.kind === 'integer')
    return { type: 'number', min: field.min, max: field.max, step: 1, required: true } as const;
  if (field.kind === 'text')
    return { minLength: field.min, maxLength: field.max, required: field.min > 0 } as const;
  return {};
}
