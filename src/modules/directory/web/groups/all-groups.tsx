import { type FormEvent, useId, useState } from 'react';
import { type GroupLine, type GroupPlace, listGroups } from '#contracts/directory';
import { Part } from '#ui/part';
import { PlaceChoice } from '#ui/place-choice';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { GroupList } from './group-list.tsx';
import { words } from './words/index.ts';

/** Every group of a school that one looks after, found by name. */
export function AllGroups({ places }: { places: readonly GroupPlace[] }) {
  const say = useWords(words);
  if (places.length === 0) return null;
  return (
    <Part name={say.all} id="tous">
      <div className="groups-form">
        <PlaceChoice places={places} label={say.structure} choose={say.chooseStructure}>
          {({ id }) => (
            <GroupSearch key={id} structureId={id}>
              {(groups) => <GroupList groups={groups} withSchool={false} />}
            </GroupSearch>
          )}
        </PlaceChoice>
      </div>
    </Part>
  );
}

/** The groups of a structure by the beginning of their words, a page at a time. */
export function GroupSearch(props: {
  structureId: string;
  children: (groups: readonly GroupLine[]) => React.ReactNode;
}) {
  const say = useWords(words);
  const own = useId();
  const { run, fault, isBusy } = useAct();
  const [found, setFound] = useState<{ text: string; groups: GroupLine[]; next: string | null }>();
  const ask = (text: string, after?: string) =>
    run(async () => {
      const page = await call(listGroups, { structureId: props.structureId, text, after });
      setFound({
        text,
        groups: [...(after ? (found?.groups ?? []) : []), ...page.groups],
        next: page.next,
      });
    });
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    return ask(String(new FormData(event.currentTarget).get('text')));
  };
  return (
    <>
      <form className="field" onSubmit={search}>
        <label htmlFor={own}>{say.searchGroup}</label>
        <span className="hint" id={`${own}-h`}>
          {say.searchGroupHint}
        </span>
        <div className="groups-line">
          <input
            className="input"
            id={own}
            name="text"
            type="search"
            maxLength={80}
            autoComplete="off"
            aria-describedby={`${own}-h`}
          />
          <button type="submit" className="btn btn-line" disabled={isBusy}>
            {say.search}
          </button>
        </div>
      </form>
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
      <div role="status">{found?.groups.length === 0 && <p>{say.noGroup}</p>}</div>
      {found && props.children(found.groups)}
      {found?.next && (
        <button
          type="button"
          className="btn btn-line"
          disabled={isBusy}
          onClick={() => ask(found.text, found.next ?? undefined)}
        >
          {say.more}
        </button>
      )}
    </>
  );
}
