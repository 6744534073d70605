import type { MyApprentices as Content } from '#contracts/directory';
import { Part } from '#ui/part';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { nameOf } from '../custody/name-of.ts';
import { words } from './words/index.ts';

/** Whom a tutor follows: name, school, class, until when. */
export function MyApprentices({ content }: { content: Content }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <Part name={say.myApprentices}>
      {content.apprentices.length === 0 && <p>{say.noApprentice}</p>}
      <ul className="held">
        {content.apprentices.map(({ id, pupil, structure, kind, until }) => (
          <li key={id}>
            <div>
              <p className="row-title">{nameOf(pupil)}</p>
              <p>
                {pupil.division ?? say.noDivision}, {structure.name}
              </p>
              <p className="soft small">
                {say.kinds[kind]}, {say.until(fullDate(language, until))}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
