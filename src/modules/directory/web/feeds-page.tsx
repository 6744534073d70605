import { type FeedReport, listFeeds } from '#contracts/directory';
import { capital } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { shortDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { FeedSummary } from './feed-summary.tsx';
import { words } from './words/index.ts';

/** `/alimentation`: the last feeds, newest first, each with its report. */
export function FeedsPage() {
  const answer = useAnswer(listFeeds, {});
  return <Answered answer={answer}>{({ feeds }) => <Shown feeds={feeds} />}</Answered>;
}

function Shown({ feeds }: { feeds: FeedReport[] }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <>
      <Title title={say.feeds}>
        <p>{say.feedsLead}</p>
      </Title>
      {feeds.length === 0 && (
        <Part name={say.history}>
          <p>{say.noFeedYet}</p>
        </Part>
      )}
      {feeds.map((feed) => (
        <Part
          key={feed.id}
          name={capital(shortDate(language, feed.startedAt))}
          note={feed.kind === 'complete' ? say.complete : say.delta}
        >
          <FeedSummary feed={feed} />
        </Part>
      ))}
    </>
  );
}
