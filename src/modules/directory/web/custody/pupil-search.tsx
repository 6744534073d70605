import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import { findPupilsToProtect, type PupilWithResponsables } from '#contracts/directory';
import { Notice } from '#ui/notice';
import { call, Refusal } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** A pupil of one school, found by name; nobody's name is shown before it is asked for. */
export function PupilSearch(props: {
  structureId: string;
  onChosen: (pupil: PupilWithResponsables) => void;
}) {
  const say = useWords(words);
  const own = useId();
  const [found, setFound] = useState<z.output<typeof findPupilsToProtect.reply>>();
  const [fault, setFault] = useState('');
  const search = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    setFault('');
    try {
      setFound(await call(findPupilsToProtect, { structureId: props.structureId, name }));
    } catch (error) {
      setFault(error instanceof Refusal ? error.problem.title : say.unreachable);
    }
  };
  return (
    <>
      <form className="field" onSubmit={search}>
        <label htmlFor={own}>{say.pupil}</label>
        <span className="hint" id={`${own}-h`}>
          {say.pupilHint}
        </span>
        <div className="protect-search">
          <input
            className="input"
            id={own}
            name="name"
            type="search"
            minLength={2}
            maxLength={80}
            autoComplete="off"
            aria-describedby={`${own}-h`}
            required
          />
          <button type="submit" className="btn btn-line">
            {say.search}
          </button>
        </div>
      </form>
      <div role="status">
        {fault !== '' && <Notice kind="alert" title={fault} />}
        {found && <Found found={found} onChosen={props.onChosen} />}
      </div>
    </>
  );
}

function Found(props: {
  found: z.output<typeof findPupilsToProtect.reply>;
  onChosen: (pupil: PupilWithResponsables) => void;
}) {
  const { pupils, hasMore } = props.found;
  const say = useWords(words);
  if (pupils.length === 0) return <p>{say.noPupil}</p>;
  return (
    <>
      <ul className="protect-found">
        {pupils.map((pupil) => (
          <li key={pupil.id}>
            <button type="button" onClick={() => props.onChosen(pupil)}>
              <b>{pupil.familyName}</b> {pupil.givenName}
              <span className="soft">, {pupil.division ?? say.noDivision}</span>
            </button>
          </li>
        ))}
      </ul>
      {hasMore && <p className="soft small">{say.morePupils}</p>}
    </>
  );
}
