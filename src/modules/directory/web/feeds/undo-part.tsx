import { type FeedPage, type UndoState, undoFeed } from '#contracts/directory';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { call } from '#web/call';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Taking a feed back: what returns, what cannot, and how it went when somebody asked for it. */
export function UndoPart(props: {
  page: FeedPage;
  undo: UndoState;
  onAsked: (said: string) => Promise<void>;
}) {
  const { page, undo, onAsked } = props;
  const { id, undoneAt } = page.feed;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <Part name={say.undo}>
      {undoneAt !== null && <p>{say.undoneOn(plainMoment(language, undoneAt))}</p>}
      {undoneAt === null && undo.hindrance !== null && <p>{say.hindrances[undo.hindrance]}</p>}
      {undo.asked !== null && undoneAt === null && <Asked asked={undo.asked} />}
      {page.can.undo && (
        <>
          <p>{say.undoBack(undo.changed)}</p>
          <p>{say.undoGone(undo.created)}</p>
          <p className="soft">{say.undoCannot}</p>
          <div className="below">
            <EndAskedTwice
              say={{
                ...{ end: say.undoIt, endOf: '', endSure: say.undoSure, endYes: say.undoYes },
                ...{ keep: say.doNothing, notEnded: say.notDone, unreachable: say.unreachable },
                prove: say.prove,
              }}
              end={() => call(undoFeed, { id }).then(() => onAsked(say.undoAsked))}
            />
          </div>
        </>
      )}
    </Part>
  );
}

function Asked({ asked }: { asked: NonNullable<UndoState['asked']> }) {
  const say = useWords(words);
  if (asked.outcome === null) return <p>{say.undoRunning}</p>;
  if (asked.outcome === 'undone') return null;
  return (
    <Notice kind="alert" title={say.undoRefused}>
      <p>{asked.reason}</p>
      {asked.conflicts.map(({ why, count }) => (
        <p key={why}>{say.conflicts[why](count)}</p>
      ))}
    </Notice>
  );
}
