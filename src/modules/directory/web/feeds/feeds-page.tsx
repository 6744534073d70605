import { Link } from 'wouter';
import {
  type FeedReport,
  type FeedSourceState,
  listFeedSources,
  listFeeds,
} from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { FeedList } from './feed-list.tsx';
import { SourceRows } from './source-rows.tsx';
import { Verdict } from './verdict.tsx';
import { words } from './words/index.ts';

/** `/alimentation`: whether the night went well, where feeds come from, and the last ones. */
export function FeedsPage() {
  const answer = useAnswer(listFeeds, {});
  return <Answered answer={answer}>{({ feeds }) => <WithSources feeds={feeds} />}</Answered>;
}

function WithSources({ feeds }: { feeds: FeedReport[] }) {
  const answer = useAnswer(listFeedSources, {});
  return (
    <Answered answer={answer}>
      {({ sources }) => <Shown feeds={feeds} sources={sources} />}
    </Answered>
  );
}

function Shown({ feeds, sources }: { feeds: FeedReport[]; sources: FeedSourceState[] }) {
  const say = useWords(words);
  return (
    <>
      <Title title={say.feeds}>
        <p>{say.lead}</p>
      </Title>
      <Part name={say.now}>
        <Verdict feeds={feeds} sources={sources} />
      </Part>
      <Part
        name={say.sources}
        more={
          <Link className="more" href="/alimentation/sources">
            {say.manage}
            <span className="sr-only">{` ${say.manageWhat}`}</span>
          </Link>
        }
      >
        {sources.length === 0 ? <p>{say.noSource}</p> : <SourceRows sources={sources} />}
      </Part>
      <Part name={say.history} note={feeds.length > 0 && say.newest(feeds.length)}>
        {feeds.length === 0 ? <p>{say.noFeedYet}</p> : <FeedList feeds={feeds} />}
      </Part>
    </>
  );
}
