import './admin.css';
import { useState } from 'react';
import { listDeadLetters } from '#contracts/admin';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { LetterRow } from './letter-row.tsx';
import { words } from './words/index.ts';

/** `/administration/travaux`: what failed for good, since when, and what to do about it. */
export function FailedWorkPage() {
  const answer = useAnswer(listDeadLetters, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const after = async (what: string) => {
    await refresh(listDeadLetters, {});
    setDone(what);
  };
  return (
    <Answered answer={answer}>
      {({ total, letters }) => (
        <>
          <Title title={say.work}>
            <p>{say.workLead}</p>
          </Title>
          <div role="status" className="console-said">
            {done !== '' && <Notice kind="ok" title={done} />}
          </div>
          {total === 0 ? (
            <Part name={say.waiting}>
              <Notice kind="ok" title={say.allIsWell}>
                <p>{say.nothingFailed}</p>
              </Notice>
            </Part>
          ) : (
            <Part name={say.waiting} note={say.howMany(total)}>
              <noscript>
                <p className="below">{say.needsScript}</p>
              </noscript>
              {letters.length < total && (
                <p className="soft">{say.oldestOf(letters.length, total)}</p>
              )}
              <ul className="letters">
                {letters.map((letter) => (
                  <LetterRow key={letter.id} letter={letter} onDecided={after} />
                ))}
              </ul>
            </Part>
          )}
        </>
      )}
    </Answered>
  );
}
