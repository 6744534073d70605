import './feed-summary.css';
import type { FeedReport } from '#contracts/directory';
import { capital, figure, listed, nounFor } from '#kernel/words';
import { Figures } from '#ui/figures';
import { Notice } from '#ui/notice';
import { plainDate, plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { OutcomeTag } from './feeds/outcome-tag.tsx';
import { RefusedRecords } from './refused-records.tsx';
import { words } from './words/index.ts';

/** A feed in words a person can act on: which files, when, what they changed, what was left out and why. */
export function FeedSummary({ feed }: { feed: FeedReport }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const read = say.recordNouns.flatMap(([type, one, other]) => {
    const n = feed.read[type] ?? 0;
    return n > 0 ? [`${figure(language, n)}\u00a0${nounFor(language, n, one, other)}`] : [];
  });
  return (
    <div className="feed">
      <div>
        <p className="feed-title">
          {capital(
            say.feedOf(feed.kind, say.sourceName(feed.source), plainDate(language, feed.feedDate)),
          )}
          <OutcomeTag feed={feed} />
        </p>
        <p className="soft">
          {say.takenAt(plainMoment(language, feed.startedAt), feed.seconds)}
          {read.length > 0 && ` ${say.readIn(listed(language, read))}`}
        </p>
      </div>
      {feed.outcome === 'refused' && (
        <Notice kind="alert" title={say.feedRefused}>
          <p>{feed.reason}</p>
        </Notice>
      )}
      {feed.outcome === 'applied' && (
        <Figures
          figures={[
            { word: say.created, value: figure(language, feed.created) },
            { word: say.changed, value: figure(language, feed.changed) },
            { word: say.unchanged, value: figure(language, feed.unchanged) },
            { word: say.missing, value: figure(language, feed.missing) },
          ]}
        />
      )}
      {feed.refusedCount > 0 && <RefusedRecords feed={feed} />}
    </div>
  );
}
