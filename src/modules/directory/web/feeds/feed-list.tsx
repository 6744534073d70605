import './feeds.css';
import { Link } from 'wouter';
import type { FeedReport } from '#contracts/directory';
import { capital } from '#kernel/words';
import { plainDate, plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words as common } from '../words/index.ts';
import { OutcomeTag } from './outcome-tag.tsx';
import { words } from './words/index.ts';

/** Feeds in two lines each, newest first; the rest is on the page of each. */
export function FeedList({ feeds }: { feeds: readonly FeedReport[] }) {
  return (
    <ul className="feed-rows">
      {feeds.map((feed) => (
        <FeedRow key={feed.id} feed={feed} />
      ))}
    </ul>
  );
}

function FeedRow({ feed }: { feed: FeedReport }) {
  const say = useWords(words);
  const { sourceName } = useWords(common);
  const { language } = useFrame().comfort;
  const did =
    feed.outcome === 'applied'
      ? say.inShort(feed.created, feed.changed, feed.missing)
      : say.nothingChanged;
  return (
    <li>
      <div>
        <p className="feed-row-title">
          <Link href={`/alimentation/${feed.id}`}>
            {capital(plainMoment(language, feed.startedAt))}
          </Link>
          <OutcomeTag feed={feed} />
        </p>
        <p>
          {capital(did)}
          {feed.heldCount > 0 && `, ${say.heldAt(feed.heldCount)}`}
          {feed.refusedCount > 0 && `, ${say.leftAside(feed.refusedCount)}`}.
        </p>
        <p className="soft small">
          {capital(sourceName(feed.source))}, {feed.kind === 'complete' ? say.complete : say.delta},{' '}
          {say.files(plainDate(language, feed.feedDate))}
        </p>
      </div>
    </li>
  );
}
