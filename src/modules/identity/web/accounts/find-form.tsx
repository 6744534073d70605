import { type FormEvent, useId } from 'react';
import { useWords } from '#web/frame';
import type { Looked, Place } from './shapes.ts';
import { words } from './words/index.ts';

/** By name, profile, class and state; every condition may be left open. */
export function FindForm(props: {
  place: Place;
  divisions: readonly { id: string; label: string }[];
  onLooked: (filter: Looked) => void;
}) {
  const { place, divisions, onLooked } = props;
  const say = useWords(words);
  const own = useId();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.entries(Object.fromEntries(new FormData(event.currentTarget)));
    const told = typed.filter(([, value]) => value !== '');
    onLooked({ structureId: place.id, ...Object.fromEntries(told) } as Looked);
  };
  return (
    <form className="accounts-find" onSubmit={send}>
      <div className="field accounts-name">
        <label htmlFor={`${own}-t`}>{say.name}</label>
        <input className="input" id={`${own}-t`} name="text" type="search" maxLength={80} />
      </div>
      {place.classes === null ? (
        <>
          <Choice name="profile" label={say.profile} all={say.all} of={say.profiles} />
          <Choice
            name="divisionId"
            label={say.division}
            all={say.allClasses}
            of={Object.fromEntries(divisions.map(({ id, label }) => [id, label]))}
          />
        </>
      ) : (
        <Choice
          name="divisionId"
          label={say.class}
          of={Object.fromEntries(place.classes.map(({ id, label }) => [id, label]))}
        />
      )}
      <Choice name="state" label={say.state} all={say.all} of={say.states} />
      <button type="submit" className="btn btn-line">
        {say.search}
      </button>
    </form>
  );
}

function Choice(props: {
  name: string;
  label: string;
  all?: string;
  of: Readonly<Record<string, string>>;
}) {
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{props.label}</label>
      <select className="input" id={own} name={props.name}>
        {props.all !== undefined && <option value="">{props.all}</option>}
        {Object.entries(props.of).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
