import { type FormEvent, useId, useState } from 'react';
import { openTables } from '#contracts/directory';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import type { TablesState } from './tables-state.ts';
import { words } from './words/index.ts';

/** Which school, and which files it has. */
export function BeginForm(props: {
  places: TablesState['places'];
  isAgain: boolean;
  onBegun: () => Promise<void>;
}) {
  const { places, isAgain, onBegun } = props;
  const say = useWords(words);
  const own = useId();
  const [chosen, setChosen] = useState(places.length === 1 ? (places[0]?.id ?? '') : '');
  const { run, fault, isBusy } = useAct();
  const kinds = places.find(({ id }) => id === chosen)?.kinds ?? [];
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const kind = new FormData(event.currentTarget).get('kind') === 'onde' ? 'onde' : 'csv';
    return run(async () => {
      await call(openTables, { structureId: chosen, kind });
      await onBegun();
    });
  };
  return (
    <Part name={isAgain ? say.again : say.begin} note={places.length === 1 && places[0]?.name}>
      <form className="feed-form" onSubmit={send}>
        <p>{say.beginLead}</p>
        {places.length > 1 && (
          <div className="field">
            <label htmlFor={`${own}-s`}>{say.structure}</label>
            <select
              className="input"
              id={`${own}-s`}
              value={chosen}
              required
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              <option value="">{say.chooseStructure}</option>
              {places.map(({ id, name, uai }) => (
                <option key={id} value={id}>
                  {name} ({uai})
                </option>
              ))}
            </select>
          </div>
        )}
        {kinds.length > 1 && (
          <div className="field">
            <label htmlFor={`${own}-k`}>{say.kind}</label>
            <select className="input" id={`${own}-k`} name="kind">
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {say.kinds[kind]}
                </option>
              ))}
            </select>
          </div>
        )}
        {kinds.length === 1 && <input type="hidden" name="kind" value={kinds[0]} />}
        <Refused by={fault} title={say.notDone} unreachable={say.unreachable} prove={say.prove} />
        <button type="submit" className="btn" disabled={isBusy}>
          {say.beginNow}
        </button>
      </form>
    </Part>
  );
}
