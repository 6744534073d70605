import { type AccountAct, undoAccountAct } from '#contracts/identity';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { call } from '#web/call';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** What was done, by whom and why; each may be taken back as a whole. */
export function LastActs(props: {
  acts: readonly AccountAct[];
  isProven: boolean;
  onUndone: (what: string) => Promise<void>;
}) {
  const { acts, isProven, onUndone } = props;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  if (acts.length === 0) return <p>{say.noAct}</p>;
  const undo = async (id: string) => {
    const { count, kept } = await call(undoAccountAct, { id });
    await onUndone(say.wasUndone(count, kept));
  };
  return (
    <ul className="held">
      {acts.map((act) => (
        <li key={act.id}>
          <div>
            <p className="row-title">
              {say.actLine(act.verb, act.count)}
              {act.isUndone && <span className="soft">, {say.undone}</span>}
            </p>
            <p className="soft small">
              {say.by(act.by, plainMoment(language, act.at))}. {act.reason}
            </p>
          </div>
          {act.can.undo && isProven && (
            <EndAskedTwice
              say={{
                end: say.undo,
                endOf: say.undoOf(say.actLine(act.verb, act.count)),
                endSure: say.undoSure,
                endYes: say.undoYes,
                keep: say.keep,
                notEnded: say.notUndone,
                unreachable: say.unreachable,
              }}
              end={() => undo(act.id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
