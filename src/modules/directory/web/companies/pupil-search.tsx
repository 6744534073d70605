import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { findPupilsToFollow, type Tutoring } from '#contracts/directory';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { Field } from './field.tsx';
import { words } from './words/index.ts';

type Found = z.output<typeof findPupilsToFollow.reply>;
type Chosen = (pupil: Tutoring['pupil']) => void;

/** A pupil of one school, found by name; nobody's name is shown before it is asked for. */
export function PupilSearch({ structureId, onChosen }: { structureId: string; onChosen: Chosen }) {
  const say = useWords(words);
  const [found, setFound] = useState<Found>();
  const { run, fault, isBusy } = useAct();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    return run(async () => setFound(await call(findPupilsToFollow, { structureId, name })));
  };
  return (
    <>
      <form className="follow-search" onSubmit={search}>
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

function Pupils({ found: { pupils, hasMore }, onChosen }: { found: Found; onChosen: Chosen }) {
  const say = useWords(words);
  if (pupils.length === 0) return <p>{say.noPupil}</p>;
  return (
    <>
      <ul className="follow-found">
        {pupils.map((pupil) => (
          <li key={pupil.id}>
            <button type="button" onClick={() => onChosen(pupil)}>
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
