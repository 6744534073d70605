import { Link } from 'wouter';
import type { MyPerimeter as Content } from '#contracts/directory';
import { Part } from '#ui/part';
import { useFrame, useWords } from '#web/frame';
import { FeedSummary } from './feed-summary.tsx';
import { StructuresTable } from './structures-table.tsx';
import { words } from './words/index.ts';

/** An administrator's perimeter: whether the last feed went well, and the schools it filled. */
export function MyPerimeter({ content }: { content: Content }) {
  const say = useWords(words);
  const readsFeeds = useFrame().me.administers.some(({ structureId }) => structureId === null);
  const { lastFeed, structures, total } = content;
  return (
    <>
      <Part
        name={say.feeds}
        note={say.lastFeed}
        more={
          readsFeeds && (
            <Link className="more" href="/alimentation">
              {say.allFeeds}
              <span className="sr-only">{` ${say.allFeedsWhat}`}</span>
            </Link>
          )
        }
      >
        {lastFeed ? <FeedSummary feed={lastFeed} /> : <p>{say.noFeedYet}</p>}
      </Part>
      <Part name={say.structures} note={say.structuresCount(total)}>
        {structures.length > 0 ? (
          <StructuresTable structures={structures} total={total} />
        ) : (
          <p>{say.noStructureYet}</p>
        )}
      </Part>
    </>
  );
}
