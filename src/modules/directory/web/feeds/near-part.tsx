import './feeds.css';
import { Link } from 'wouter';
import type { NearPair } from '#contracts/directory';
import { Part } from '#ui/part';
import { plainDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** People who came and people who went, alike enough to be one whose name or birth date was corrected. */
export function NearPart({ pairs }: { pairs: readonly NearPair[] }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const named = ({ name, birthDate }: NearPair['is']) =>
    birthDate === null ? name : say.bornOn(name, plainDate(language, birthDate));
  return (
    <Part name={say.near} note={say.nearCount(pairs.length)}>
      <p>{say.nearWhy}</p>
      <ul className="feed-rows below">
        {pairs.map((pair) => (
          <li key={`${pair.is.id} ${pair.was.id}`}>
            <div>
              <p className="feed-row-title">{say.came(named(pair.is))}</p>
              <p>{say.went(named(pair.was))}</p>
              <p className="soft small">
                {say.nearBecause[pair.why]} · {say.lineOf(pair.file, pair.line)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {pairs.some(({ isToJudge }) => isToJudge) && (
        <p className="below">
          <Link className="more" href="/administration/doublons">
            {say.judgeThem}
          </Link>
        </p>
      )}
    </Part>
  );
}
