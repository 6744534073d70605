import './feeds.css';
import type { ShownLine } from '#contracts/directory';
import { capital } from '#kernel/words';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** People of a plan: what becomes of each, and what each leaves and joins. */
export function PlanLines({ lines }: { lines: readonly ShownLine[] }) {
  const say = useWords(words);
  return (
    <ul className="feed-rows">
      {lines.map((line) => (
        <li key={line.key}>
          <div>
            <p className="feed-row-title">
              {line.name}
              {line.differs && <span className="tag tag-warn">{say.changedSince}</span>}
            </p>
            <p className="soft small">{capital(say.verbOf[line.verb])}</p>
            {line.memberships.map(({ kind, before, after }) => (
              <p key={kind} className="small">
                {say.becomes(
                  say.memberships[kind] ?? kind,
                  before.filter((one) => !after.includes(one)).join(', '),
                  after.filter((one) => !before.includes(one)).join(', '),
                )}
              </p>
            ))}
            {line.fields.length > 0 && (
              <p className="small">{say.someFields(line.fields.length)}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
