import type { MySession } from '#contracts/identity';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** One sign-in, in words: with what, when, from where. */
export function SessionRow(props: { session: MySession; onEnd?: () => Promise<void> }) {
  const { session, onEnd } = props;
  const { browser, system, isThis, isHere, isOpen, startedAt, lastSeenAt, network } = session;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const device = say.device(browser, system);
  const where = network === null ? say.noNetwork : isHere ? say.here : say.network(network);
  const facts = [
    say.since(plainMoment(language, startedAt)),
    isOpen && !isThis && say.seen(plainMoment(language, lastSeenAt)),
    where,
  ];
  return (
    <li>
      <div>
        <p className="row-title">
          {device}
          {isThis && <span className="my-sessions-this">{say.isThis}</span>}
        </p>
        <p className="soft small">{facts.filter(Boolean).join(', ')}</p>
      </div>
      {onEnd && !isThis && (
        <EndAskedTwice
          say={{ ...say, end: say.end, endOf: say.endOf(device), endSure: say.endSure }}
          end={onEnd}
        />
      )}
    </li>
  );
}
