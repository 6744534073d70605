import type { Security } from '#contracts/identity';
import { Part } from '#ui/part';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** What was seen lately, newest first. */
export function AlertsPart({ alerts }: { alerts: Security['alerts'] }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <Part name={say.alerts}>
      {alerts.length === 0 && <p>{say.noAlert}</p>}
      <ul className="held">
        {alerts.map(({ id, kind, structure, network, count, at }) => (
          <li key={id}>
            <div>
              <p className="row-title">{say.alertTitles[kind]}</p>
              <p className="soft small">
                {[say.alertAbout[kind](count, network), structure, plainMoment(language, at)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
