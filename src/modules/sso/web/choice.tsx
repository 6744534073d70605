import { Choice as AnyChoice } from '#ui/field';

/** One of a few, with its name and what helps to choose. */
export function Choice(props: {
  label: string;
  hint?: string;
  name?: string;
  initial?: string;
  value?: string;
  onChange?: (value: string) => void;
  options: readonly (readonly [value: string, label: string])[];
  required?: boolean;
}) {
  const { initial, onChange, options, ...others } = props;
  return (
    <AnyChoice
      {...others}
      defaultValue={initial}
      onChange={onChange && (({ target }) => onChange(target.value))}
    >
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </AnyChoice>
  );
}

/** Yes or no. */
export const Tick = (props: { label: string; name: string; initial: boolean }) => (
  <label className="apps-tick">
    <input type="checkbox" name={props.name} defaultChecked={props.initial} />
    <span>{props.label}</span>
  </label>
);
