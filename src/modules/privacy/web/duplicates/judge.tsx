import { type FormEvent, useState } from 'react';
import { mergeDuplicate, type PairToJudge, partDuplicate } from '#contracts/privacy';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

interface Props {
  pair: PairToJudge;
  /** The reasons in words, kept with the merge. */
  why: string;
  isProven: boolean;
  onSettled: (what: string) => Promise<void>;
}

/** Two people, or one: and then, which account stays. */
export function Judge(props: Props) {
  const { pair, isProven, onSettled } = props;
  const say = useWords(words);
  const name = pair.records[0].displayName;
  const [isMerging, setMerging] = useState(false);
  const { run, fault, isBusy } = useAct();
  const part = () =>
    run(async () => {
      await call(partDuplicate, { id: pair.id });
      await onSettled(say.noted(name));
    });
  if (isMerging) return <MergeForm {...props} onBack={() => setMerging(false)} />;
  return (
    <>
      <Refused by={fault} title={say.notDone} unreachable={say.unreachable} />
      <div className="duplicate-acts">
        <button type="button" className="btn btn-line" disabled={isBusy} onClick={part}>
          {say.two}
          <span className="sr-only">{say.twoOf(name)}</span>
        </button>
        {pair.can.merge && isProven && (
          <button type="button" className="btn btn-line" onClick={() => setMerging(true)}>
            {say.merge}
            <span className="sr-only">{say.twoOf(name)}</span>
          </button>
        )}
      </div>
      {!pair.can.merge && <p className="soft small">{say.notYours}</p>}
    </>
  );
}

function MergeForm({ pair, why, onSettled, onBack }: Props & { onBack: () => void }) {
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const merge = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const into = String(new FormData(event.currentTarget).get('into'));
    return run(async () => {
      await call(mergeDuplicate, { id: pair.id, into, reason: why.slice(0, 300) });
      await onSettled(say.merged(pair.records[0].displayName));
    });
  };
  return (
    <form className="duplicate-merge" onSubmit={merge}>
      <fieldset className="choice-cards">
        <legend>{say.whichStays}</legend>
        {pair.records.map(({ id, login }, i) => (
          <label key={id} className="choice-card">
            {/* biome-ignore lint/a11y/noAutofocus: the button that was there has just gone, and the focus with it. */}
            <input type="radio" name="into" value={id} autoFocus={i === 0} required />
            <span>{say.account(i + 1, login ?? say.noLogin)}</span>
          </label>
        ))}
      </fieldset>
      <p className="hint">{say.whichHint}</p>
      <Refused by={fault} title={say.notDone} unreachable={say.unreachable} />
      <div className="duplicate-acts">
        <button type="button" className="btn btn-line" onClick={onBack}>
          {say.no}
        </button>
        <button type="submit" className="btn" disabled={isBusy}>
          {say.mergeYes}
        </button>
      </div>
    </form>
  );
}
