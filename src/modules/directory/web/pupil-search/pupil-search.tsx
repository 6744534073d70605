import './pupil-search.css';
import { type FormEvent, useState } from 'react';
import { Field } from '#ui/field';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

interface Pupil {
  id: string;
  givenName: string;
  familyName: string;
  division: string | null;
}

interface Found<One extends Pupil> {
  pupils: readonly One[];
  hasMore: boolean;
}

/** A pupil of one school, found by name; nobody's name is shown before it is asked for. */
export function PupilSearch<One extends Pupil>(props: {
  find: (name: string) => Promise<Found<One>>;
  onChosen: (pupil: One) => void;
}) {
  const { find, onChosen } = props;
  const say = useWords(words);
  const [found, setFound] = useState<Found<One>>();
  const { run, fault, isBusy } = useAct();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    return run(async () => setFound(await find(name)));
  };
  return (
    <>
      <form className="pupil-search" onSubmit={search}>
        <Field
          name="name"
          label={say.pupil}
          hint={say.pupilHint}
          type="search"
          minLength={2}
          maxLength={80}
          autoComplete="off"
          required
        />
        <button type="submit" className="btn btn-line" disabled={isBusy}>
          {say.search}
        </button>
      </form>
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
      <div role="status">{found && <Pupils found={found} onChosen={onChosen} />}</div>
    </>
  );
}

function Pupils<One extends Pupil>(props: { found: Found<One>; onChosen: (pupil: One) => void }) {
  const { found, onChosen } = props;
  const say = useWords(words);
  if (found.pupils.length === 0) return <p>{say.noPupil}</p>;
  return (
    <>
      <ul className="pupils-found">
        {found.pupils.map((pupil) => (
          <li key={pupil.id}>
            <button type="button" onClick={() => onChosen(pupil)}>
              <b>{pupil.familyName}</b> {pupil.givenName}
              <span className="soft">, {pupil.division ?? say.noDivision}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.hasMore && <p className="soft small">{say.morePupils}</p>}
    </>
  );
}
