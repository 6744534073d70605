import { type ReactNode, useId } from 'react';

/** One of several, named. */
export function Choice(props: { name: string; label: string; hint?: string; children: ReactNode }) {
  const { name, label, hint, children } = props;
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
        aria-describedby={hint === undefined ? undefined : `${own}-h`}
        required
      >
        {children}
      </select>
    </div>
  );
}
