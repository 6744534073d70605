import { useId } from 'react';

/** One field and its button; a plain form, so that it works without script. */
export function SearchForm(props: {
  action: string;
  name: string;
  label: string;
  hint: string;
  go: string;
  value?: string;
}) {
  const own = useId();
  return (
    <search>
      <form className="known-form" action={props.action}>
        <label htmlFor={own}>{props.label}</label>
        <div>
          <input
            className="input"
            id={own}
            type="search"
            name={props.name}
            autoComplete="off"
            maxLength={100}
            defaultValue={props.value}
            aria-describedby={`${own}-h`}
          />
          <button type="submit" className="btn btn-line">
            {props.go}
          </button>
        </div>
        <span className="hint" id={`${own}-h`}>
          {props.hint}
        </span>
      </form>
    </search>
  );
}
