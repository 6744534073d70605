import { type FormEvent, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { type GroupPlace, listMyGroups, openGroup } from '#contracts/directory';
import { Field } from '#ui/field';
import { PlaceChoice } from '#ui/place-choice';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { useRefresh } from '#web/answers';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { RuleForm } from './rule-form.tsx';
import type { WrittenRule } from './rule-words.ts';
import { words } from './words/index.ts';

/** A name, a last day, and by hand or by rule; people are added on the page of the group. */
export function MakeGroup({ places }: { places: readonly GroupPlace[] }) {
  const say = useWords(words);
  return (
    <div className="groups-form">
      <PlaceChoice places={places} label={say.structure} choose={say.chooseStructure}>
        {(place) => <FormThere key={place.id} place={place} places={places} />}
      </PlaceChoice>
    </div>
  );
}

function FormThere({ place, places }: { place: GroupPlace; places: readonly GroupPlace[] }) {
  const say = useWords(words);
  const [, goTo] = useLocation();
  const refresh = useRefresh();
  const { run, fault, isBusy } = useAct();
  const [isByRule, setByRule] = useState(false);
  const [rule, setRule] = useState<WrittenRule>();
  const [others, setOthers] = useState<string[]>([]);
  const structureIds = [place.id, ...others];
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    return run(async () => {
      const { id } = await call(openGroup, {
        structureIds,
        label: typed['label'] ?? '',
        until: typed['until'] || undefined,
        rule: isByRule ? (rule ?? null) : null,
      });
      await refresh(listMyGroups, {});
      goTo(`/groupes/${id}`);
    });
  };
  return (
    <form className="groups-form" onSubmit={send}>
      <Field
        label={say.name}
        hint={say.nameHint}
        name="label"
        maxLength={80}
        autoComplete="off"
        required
      />
      <Field
        label={say.until}
        name="until"
        type="date"
        min={place.today}
        defaultValue={place.until}
      />
      <OtherPlaces place={place} places={places} onChosen={setOthers} />
      {place.can.rule && (
        <fieldset className="choice-cards">
          <legend>{say.who}</legend>
          {[false, true].map((byRule) => (
            <label key={String(byRule)} className="choice-card">
              <input
                type="radio"
                name="how"
                checked={isByRule === byRule}
                onChange={() => setByRule(byRule)}
              />
              <span>{byRule ? say.byRule : say.byHand}</span>
            </label>
          ))}
        </fieldset>
      )}
      {isByRule && (
        <RuleForm key={structureIds.join()} structureIds={structureIds} onSeen={setRule} />
      )}
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
      {isByRule && rule === undefined && <p className="soft small">{say.previewFirst}</p>}
      <button type="submit" className="btn" disabled={isBusy || (isByRule && rule === undefined)}>
        {say.create}
      </button>
    </form>
  );
}

/** The other structures of a group of several, for those who look after some. */
function OtherPlaces(props: {
  place: GroupPlace;
  places: readonly GroupPlace[];
  onChosen: (ids: string[]) => void;
}) {
  const say = useWords(words);
  const own = useId();
  const others = props.places.filter(({ id, can }) => id !== props.place.id && can.list);
  if (others.length === 0 || !props.place.can.list) return null;
  return (
    <details>
      <summary>{say.others}</summary>
      <div className="field">
        <label htmlFor={own}>{say.structure}</label>
        <span className="hint" id={`${own}-h`}>
          {say.othersHint}
        </span>
        <select
          className="input"
          id={own}
          multiple
          size={6}
          aria-describedby={`${own}-h`}
          onChange={({ target }) =>
            props.onChosen([...target.selectedOptions].map(({ value }) => value))
          }
        >
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </details>
  );
}
