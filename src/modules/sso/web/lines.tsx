import { useId } from 'react';

/** Several lines to fill in, one thing a line. */
export function Lines(props: {
  label: string;
  hint: string;
  name?: string;
  initial?: string;
  value?: string;
  onChange?: (text: string) => void;
  required?: boolean;
  className?: string;
}) {
  const { label, hint, name, initial, value, onChange, required, className = '' } = props;
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{label}</label>
      <span className="hint" id={`${own}-h`}>
        {hint}
      </span>
      <textarea
        className={`input ${className}`}
        id={own}
        name={name}
        rows={3}
        defaultValue={initial}
        value={value}
        onChange={onChange && (({ target }) => onChange(target.value))}
        aria-describedby={`${own}-h`}
        required={required}
      />
    </div>
  );
}
