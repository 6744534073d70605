import { type FormEvent, useId } from 'react';
import { endLocalAccount, extendLocalAccount, type LocalAccount } from '#contracts/identity';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import type { Place } from './open-form.tsx';
import { words } from './words/index.ts';

/** A local account: who, as what, until when, why; extended in one step, ended in two. */
export function LocalRow(props: {
  account: LocalAccount;
  place: Place | undefined;
  hasSeveral: boolean;
  onDone: (what: string) => Promise<void>;
}) {
  const { account, place, hasSeveral, onDone } = props;
  const { id, displayName, login, structure, kind, until, reason, isOver, madeBy } = account;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const end = (isOver ? say.over : say.until)(fullDate(language, until));
  return (
    <li>
      <div>
        <p className="row-title">
          {displayName}
          <span className="soft">
            , {say.kinds[kind]}, {end}
          </span>
        </p>
        <p className="soft small">
          {[login, hasSeveral && structure.name, reason, madeBy && say.askedBy(madeBy)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {place && <ExtendForm account={account} place={place} onDone={onDone} />}
      </div>
      {!isOver && (
        <EndAskedTwice
          say={{
            end: say.end,
            endOf: say.endOf(displayName),
            endSure: say.endSure,
            endYes: say.endYes,
            keep: say.keep,
            notEnded: say.notEnded,
            unreachable: say.unreachable,
          }}
          end={() => call(endLocalAccount, { id }).then(() => onDone(say.ended(displayName)))}
        />
      )}
    </li>
  );
}

function ExtendForm(props: {
  account: LocalAccount;
  place: Place;
  onDone: (what: string) => Promise<void>;
}) {
  const { account, place, onDone } = props;
  const { id, displayName, until, isOver } = account;
  const say = useWords(words);
  const own = useId();
  const { language } = useFrame().comfort;
  const { run, fault, isBusy } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = String(new FormData(event.currentTarget).get('until'));
    return run(async () => {
      await call(extendLocalAccount, { id, until: day });
      await onDone(say.extended(displayName, fullDate(language, day)));
    });
  };
  return (
    <form className="local-extend" onSubmit={send}>
      <label htmlFor={own}>
        {say.newEnd}
        <span className="sr-only">, {displayName}</span>
      </label>
      <input
        className="input"
        id={own}
        name="until"
        type="date"
        min={place.today}
        max={place.latest}
        defaultValue={[until, place.today].sort().at(-1)}
        key={until}
        required
      />
      <button type="submit" className="btn btn-line" disabled={isBusy}>
        {isOver ? say.reopen : say.extend}
        <span className="sr-only"> {say.extendOf(displayName)}</span>
      </button>
      <Refused by={fault} title={say.notExtended} unreachable={say.unreachable} />
    </form>
  );
}
