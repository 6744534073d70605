import './notifications.css';
import { listMyLetters } from '#contracts/notifications';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { LetterList } from './letter-list.tsx';
import { words } from './words/index.ts';

/** `/moi/courrier`: the letters that the demonstration would have sent me. */
export function MyLettersPage() {
  const say = useWords(words);
  const answer = useAnswer(listMyLetters, {});
  return (
    <Answered answer={answer}>
      {({ letters }) => (
        <>
          <Title title={say.demoMail}>
            <p>{say.demoMailLead}</p>
          </Title>
          <Part name={say.letters}>
            <LetterList letters={letters} />
          </Part>
        </>
      )}
    </Answered>
  );
}
