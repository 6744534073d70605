import { type FormEvent, useId } from 'react';
import { Link } from 'wouter';
import {
  excludeGroup,
  type GroupPage as Group,
  includeGroup,
  listMyGroups,
} from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { useAnswer } from '#web/answers';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { GroupSearch } from './all-groups.tsx';
import { words } from './words/index.ts';

/** The groups that a group takes whole; adding one of mine, or any of a school that I look after. */
export function IncludedGroups(props: { group: Group; onDone: (what: string) => Promise<void> }) {
  const { group, onDone } = props;
  const say = useWords(words);
  const mine = useAnswer(listMyGroups, {});
  const { run, fault, isBusy } = useAct();
  const include = (id: string, name: string) =>
    run(async () => {
      await call(includeGroup, { id: group.id, includedId: id });
      await onDone(say.included(name));
    });
  const exclude = (id: string, name: string) =>
    run(async () => {
      await call(excludeGroup, { id: group.id, includedId: id });
      await onDone(say.excluded(name));
    });
  const isTaken = (id: string) => id === group.id || group.includes.some((one) => one.id === id);
  return (
    <Part name={say.includes}>
      <ul className="groups-rows">
        {group.includes.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/groupes/${id}`}>{name}</Link>
            <button
              type="button"
              className="btn btn-line"
              disabled={isBusy}
              onClick={() => exclude(id, name)}
            >
              {say.remove}
              <span className="sr-only"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
      <Answered answer={mine}>
        {({ mine, owned, places }) => {
          const place = places.find(({ id, can }) => id === group.structure.id && can.list);
          if (place === undefined)
            return (
              <Choice
                groups={[...owned, ...mine].filter(({ id }) => !isTaken(id))}
                onChosen={include}
              />
            );
          return (
            <GroupSearch structureId={place.id}>
              {(groups) => (
                <Choice groups={groups.filter(({ id }) => !isTaken(id))} onChosen={include} />
              )}
            </GroupSearch>
          );
        }}
      </Answered>
    </Part>
  );
}

function Choice(props: {
  groups: readonly { id: string; label: string }[];
  onChosen: (id: string, label: string) => Promise<void>;
}) {
  const say = useWords(words);
  const own = useId();
  const groups = [...new Map(props.groups.map((group) => [group.id, group])).values()];
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const id = String(new FormData(event.currentTarget).get('id'));
    const chosen = groups.find((group) => group.id === id);
    return chosen && props.onChosen(chosen.id, chosen.label);
  };
  if (groups.length === 0) return null;
  return (
    <form className="field" onSubmit={send}>
      <label htmlFor={own}>{say.include}</label>
      <span className="hint" id={`${own}-h`}>
        {say.includeHint}
      </span>
      <div className="groups-line">
        <select className="input" id={own} name="id" aria-describedby={`${own}-h`}>
          {groups.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <button type="submit" className="btn btn-line">
          {say.addThem}
        </button>
      </div>
    </form>
  );
}
