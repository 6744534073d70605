import { useId } from 'react';

/** A line to type: a login, or a few words. */
export function Field(props: { name: string; label: string; hint?: string; most?: number }) {
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{props.label}</label>
      {props.hint && (
        <span className="hint" id={`${own}-h`}>
          {props.hint}
        </span>
      )}
      <input
        className="input"
        id={own}
        name={props.name}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={props.most ?? 100}
        aria-describedby={props.hint && `${own}-h`}
        required
      />
    </div>
  );
}
