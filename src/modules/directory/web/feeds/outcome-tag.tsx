import type { FeedReport } from '#contracts/directory';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** What became of a feed, in a word. */
export function OutcomeTag({ feed }: { feed: FeedReport }) {
  const say = useWords(words);
  if (feed.undoneAt !== null) return <span className="tag">{say.undone}</span>;
  if (feed.outcome === 'applied') return <span className="tag tag-ok">{say.applied}</span>;
  if (feed.heldCount > 0) return <span className="tag tag-warn">{say.retained}</span>;
  if (feed.outcome === 'refused') return <span className="tag tag-alert">{say.refused}</span>;
  return <span className="tag tag-warn">{say.running}</span>;
}
