import './notifications.css';
import { type PostOffice, readPostOffice } from '#contracts/notifications';
import { capital } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { LetterList } from './letter-list.tsx';
import { words } from './words/index.ts';

/** `/administration/courrier`: how mail leaves, what does not, and the demonstration's letters. */
export function PostPage() {
  const answer = useAnswer(readPostOffice, {});
  return <Answered answer={answer}>{(office) => <Shown office={office} />}</Answered>;
}

function Shown({ office }: { office: PostOffice }) {
  const say = useWords(words);
  const { post, from, stuck, letters } = office;
  return (
    <>
      <Title title={say.mail}>
        <p>{say.mailLead}</p>
      </Title>
      <Part name={say.sending}>
        <Notice kind={post === 'off' ? 'warn' : 'info'} title={say.post[post]}>
          <p>{say.postNext[post](from)}</p>
        </Notice>
      </Part>
      {post !== 'kept' && (
        <Part name={say.stuck} note={stuck.length > 0 ? say.count(stuck.length) : undefined}>
          {stuck.length === 0 ? <p>{say.noneStuck}</p> : <Stuck stuck={stuck} />}
        </Part>
      )}
      {letters && (
        <Part name={say.letters}>
          <LetterList letters={letters} />
        </Part>
      )}
    </>
  );
}

function Stuck({ stuck }: { stuck: PostOffice['stuck'] }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <ul className="notices">
      {stuck.map(({ id, at, address, label, tries, isGivenUp, fault }) => (
        <li key={id} className="notice-row">
          <p className="notice-row-title">
            {label[language]}
            <span className={isGivenUp ? 'tag tag-alert' : 'tag tag-warn'}>
              {isGivenUp ? say.givenUp : say.waiting}
            </span>
          </p>
          <p className="mail-address">{address}</p>
          <p className="small soft">
            {capital(plainMoment(language, at))} · {say.tries(tries)}
          </p>
          <p className="small">
            {say.serverSaid} <span lang="en">{fault}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
