import type { DemoLetter } from '#contracts/notifications';
import { capital } from '#kernel/words';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Letters as plain text, the newest first; their links can be followed. */
export function LetterList({ letters }: { letters: readonly DemoLetter[] }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  if (letters.length === 0) return <p>{say.noLetters}</p>;
  return (
    <ul className="demo-letters">
      {letters.map(({ id, at, address, subject, text }) => (
        <li key={id}>
          <details>
            <summary>
              <span className="demo-letter-subject">{subject}</span>
              <span className="small soft">
                {capital(plainMoment(language, at))} · {say.to} {address}
              </span>
            </summary>
            <div className="demo-letter">
              <Linked text={text} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** Text whose addresses of ours are links: on this very host, whatever brand the letter was dressed in. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) => {
    if (!/^https?:\/\//.test(part)) return part;
    const { pathname } = new URL(part);
    return (
      <a key={at} href={pathname}>
        {part}
      </a>
    );
  });
}
