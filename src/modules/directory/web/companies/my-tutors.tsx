import type { MyTutors as Content } from '#contracts/directory';
import { Part } from '#ui/part';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Who follows a pupil in a company; nothing for the many who have nobody. */
export function MyTutors({ content }: { content: Content }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  if (content.tutors.length === 0) return null;
  return (
    <Part name={say.myTutors(content.tutors.length)}>
      <ul className="held">
        {content.tutors.map(({ id, tutor, company, kind, until }) => (
          <li key={id}>
            <div>
              <p className="row-title">
                <a href={`/personnes/${tutor.id}`}>{tutor.displayName}</a>
              </p>
              <p>{say.at(company.name, company.city)}</p>
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
