import './feeds.css';
import { Link } from 'wouter';
import type { FeedReport, FeedSourceState } from '#contracts/directory';
import { Notice } from '#ui/notice';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

interface Todo {
  key: string;
  text: string;
  /** The feed to open, and the word that leads there. */
  feedId?: string | null;
  word?: string;
}

/** One look on a phone at two in the morning: all is in order, or what is not, and where to go. */
export function Verdict(props: { feeds: FeedReport[]; sources: FeedSourceState[] }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const todo = useTodo(props);
  const last = props.feeds.find(({ outcome }) => outcome === 'applied');
  if (todo.length === 0)
    return (
      <Notice kind={last ? 'ok' : 'info'} title={last ? say.allIsWell : say.nothingYet}>
        {last && <p>{say.lastTaken(plainMoment(language, last.startedAt))}</p>}
      </Notice>
    );
  return (
    <Notice kind="warn" title={say.toLookAt(todo.length)}>
      <ul className="feed-todo">
        {todo.map(({ key, text, feedId, word }) => (
          <li key={key}>
            <p>{text}</p>
            {feedId && <Link href={`/alimentation/${feedId}`}>{word}</Link>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function useTodo({ feeds, sources }: { feeds: FeedReport[]; sources: FeedSourceState[] }): Todo[] {
  const say = useWords(words);
  const shown = new Set<string | null>();
  const todo = sources.flatMap(({ id, label, fault, lateDays, deposits }) => {
    const found: Todo[] = [];
    if (fault !== null) found.push({ key: `${id} fault`, text: say.faultBy(label, fault) });
    if (lateDays !== null) found.push({ key: `${id} late`, text: say.lateBy(label, lateDays) });
    for (const { id: key, name, state, reason, feedId } of deposits) {
      shown.add(feedId);
      if (state === 'held')
        found.push({ key, text: say.heldBy(label, name), feedId, word: say.decide });
      if (state === 'refused')
        found.push({ key, text: say.refusedBy(label, name, reason ?? ''), feedId, word: say.see });
    }
    return found;
  });
  const [last] = feeds;
  if (last?.outcome === 'refused' && !shown.has(last.id))
    todo.push({ key: last.id, text: say.lastRefused, feedId: last.id, word: say.see });
  return todo;
}
