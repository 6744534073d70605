import './end-asked-twice.css';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { Refused } from './refused.tsx';

/** What is said before, while and when something is to end. */
export interface EndWords {
  end: string;
  /** After the word, for those who hear the button alone. */
  endOf: string;
  endSure: string;
  endYes: string;
  keep: string;
  notEnded: string;
  unreachable: string;
  /** For what asks that one has shown lately that it is oneself. */
  prove?: string;
}

/** Ends something that holds, once one has said yes a second time. */
export function EndAskedTwice({ say, end }: { say: EndWords; end: () => Promise<unknown> }) {
  const [isAsked, setAsked] = useState(false);
  const { run, fault, isBusy } = useAct();
  const endNow = () => run(end).then(() => setAsked(false));
  return (
    <div className="end-asked-twice">
      <Refused by={fault} title={say.notEnded} unreachable={say.unreachable} prove={say.prove} />
      {isAsked ? (
        <fieldset disabled={isBusy}>
          <legend>{say.endSure}</legend>
          {/* biome-ignore lint/a11y/noAutofocus: the button that was there has just gone, and the focus with it. */}
          <button type="button" className="btn" autoFocus onClick={endNow}>
            {say.endYes}
          </button>
          <button type="button" className="btn btn-line" onClick={() => setAsked(false)}>
            {say.keep}
          </button>
        </fieldset>
      ) : (
        <button type="button" className="btn btn-line" onClick={() => setAsked(true)}>
          {say.end}
          <span className="sr-only"> {say.endOf}</span>
        </button>
      )}
    </div>
  );
}
