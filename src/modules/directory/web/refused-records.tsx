import type { FeedReport } from '#contracts/directory';
import { Notice } from '#ui/notice';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** How identifiers begin that are made of names: they say nothing to anybody. */
const MADE = '~';

/** The records that were left out, each with where it is and why, so that it can be put right in the school's software. */
export function RefusedRecords({ feed }: { feed: FeedReport }) {
  const say = useWords(words);
  return (
    <Notice kind="warn" title={say.leftOut(feed.refusedCount)}>
      <p>{say.leftOutWhy}</p>
      {feed.refused.length > 0 && (
        <ul className="left-out">
          {feed.refused.map((record) => (
            <li key={`${record.file} ${record.line} ${record.id} ${record.reason}`}>
              <p>
                <b>{record.reason}</b>
              </p>
              <p className="small">
                {[
                  record.id?.startsWith(MADE) ? null : record.id,
                  record.line === null ? record.file : say.atLine(record.file, record.line),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {feed.refusedCount > feed.refused.length && feed.refused.length > 0 && (
        <p className="small">{say.firstOnly(feed.refused.length)}</p>
      )}
    </Notice>
  );
}
