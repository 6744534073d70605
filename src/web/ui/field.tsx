import { type ComponentProps, useId } from 'react';

/** One line to fill in, with its name and, when there is one, what helps to fill it in. */
export function Field({
  label,
  hint,
  ...input
}: { label: string; hint?: string } & ComponentProps<'input'>) {
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{label}</label>
      {hint && (
        <span className="hint" id={`${own}-h`}>
          {hint}
        </span>
      )}
      <input
        className="input"
        id={own}
        aria-describedby={hint === undefined ? undefined : `${own}-h`}
        {...input}
      />
    </div>
  );
}
