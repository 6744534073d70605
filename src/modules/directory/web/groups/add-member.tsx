import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import { addMember, addOwner, findMembers, type GroupPage as Group } from '#contracts/directory';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { nameOf } from '../custody/name-of.ts';
import { About } from './member-row.tsx';
import { words } from './words/index.ts';

type Found = z.output<typeof findMembers.reply>;

/** Finds somebody within sight by name, and adds them in one touch. */
export function AddMember(props: { group: Group; onDone: (what: string) => Promise<void> }) {
  const { group, onDone } = props;
  const say = useWords(words);
  const own = useId();
  const { run, fault, isBusy } = useAct();
  const [found, setFound] = useState<Found>();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    return run(async () => setFound(await call(findMembers, { id: group.id, name })));
  };
  const without = (id: string) =>
    setFound((now) => {
      const people = now?.people.filter((one) => one.id !== id) ?? [];
      return now && people.length > 0 ? { ...now, people } : undefined;
    });
  const add = (person: Found['people'][number]) =>
    run(async () => {
      await call(addMember, { id: group.id, personId: person.id });
      without(person.id);
      await onDone(say.added(nameOf(person)));
    });
  const share = (person: Found['people'][number]) =>
    run(async () => {
      await call(addOwner, { id: group.id, personId: person.id });
      await onDone(say.ownerAdded(nameOf(person)));
    });
  const isStaff = ({ profiles }: Found['people'][number]) =>
    profiles.some((profile) => profile !== 'ELV' && profile !== 'TUT');
  return (
    <>
      <form className="field groups-form" onSubmit={search}>
        <label htmlFor={own}>{say.addHint}</label>
        <div className="groups-line">
          <input
            className="input"
            id={own}
            name="name"
            type="search"
            minLength={2}
            maxLength={80}
            autoComplete="off"
            required
          />
          <button type="submit" className="btn btn-line" disabled={isBusy}>
            {say.search}
          </button>
        </div>
      </form>
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
      <div role="status">
        {found?.people.length === 0 && <p>{say.noPerson}</p>}
        {found?.hasMore && <p className="soft small">{say.morePeople}</p>}
      </div>
      <ul className="groups-rows">
        {found?.people.map((person) => (
          <li key={person.id}>
            <span>
              <b>{person.familyName}</b> {person.givenName}
              <About member={person} />
            </span>
            <span className="groups-acts">
              <button type="button" className="btn" disabled={isBusy} onClick={() => add(person)}>
                {say.addThem}
                <span className="sr-only"> {nameOf(person)}</span>
              </button>
              {group.can.change && isStaff(person) && (
                <button
                  type="button"
                  className="btn btn-line"
                  disabled={isBusy}
                  onClick={() => share(person)}
                >
                  {say.makeOwner}
                  <span className="sr-only"> {nameOf(person)}</span>
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
