import { useId } from 'react';

/** Why, in a few words. */
export function ReasonField({ label, hint }: { label: string; hint: string }) {
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{label}</label>
      <span className="hint" id={`${own}-h`}>
        {hint}
      </span>
      <input
        className="input"
        id={own}
        name="reason"
        minLength={3}
        maxLength={200}
        autoComplete="off"
        aria-describedby={`${own}-h`}
        required
      />
    </div>
  );
}
