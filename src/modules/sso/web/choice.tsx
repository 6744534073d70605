import { useId } from 'react';

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
  const { label, hint, name, initial, value, onChange, options, required } = props;
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{label}</label>
      {hint && (
        <span className="hint" id={`${own}-h`}>
          {hint}
        </span>
      )}
      <select
        className="input"
        id={own}
        name={name}
        defaultValue={initial}
        value={value}
        onChange={onChange && (({ target }) => onChange(target.value))}
        aria-describedby={hint === undefined ? undefined : `${own}-h`}
        required={required}
      >
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Yes or no. */
export const Tick = (props: { label: string; name: string; initial: boolean }) => (
  <label className="apps-tick">
    <input type="checkbox" name={props.name} defaultChecked={props.initial} />
    <span>{props.label}</span>
  </label>
);
