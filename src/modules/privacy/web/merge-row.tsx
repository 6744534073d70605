import { useState } from 'react';
import { type Merge, unmergePeople } from '#contracts/privacy';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { Sure } from './person-card.tsx';
import { Refused } from './refused.tsx';
import { words } from './words/index.ts';

/** A merge: who, when, why; and its undoing, asked twice. */
export function MergeRow(props: {
  merge: Merge;
  isProven: boolean;
  onUndone: () => Promise<void>;
}) {
  const { merge, isProven, onUndone } = props;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const [isAsked, setAsked] = useState(false);
  const acts = useAct();
  const undo = () =>
    acts.run(async () => {
      await call(unmergePeople, { id: merge.id });
      await onUndone();
    });
  return (
    <li>
      <p className="row-title">{merge.displayName}</p>
      <p className="soft small">
        {say.mergedWhen(plainMoment(language, merge.mergedAt))} {merge.reason}
      </p>
      <Refused by={acts.fault} />
      {!merge.can.undo && <p className="soft small">{say.tooLate}</p>}
      {merge.can.undo &&
        isProven &&
        (isAsked ? (
          <Sure
            question={say.undoSure}
            yes={say.undoYes}
            isBusy={acts.isBusy}
            onYes={undo}
            onNo={() => setAsked(false)}
          />
        ) : (
          <button type="button" className="btn btn-line" onClick={() => setAsked(true)}>
            {say.undo}
            <span className="sr-only"> {say.undoOf(merge.displayName)}</span>
          </button>
        ))}
    </li>
  );
}
