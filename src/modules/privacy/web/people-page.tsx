import './privacy.css';
import { useState } from 'react';
import { listMerges } from '#contracts/privacy';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { EraseForm } from './erase-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { MergeRow } from './merge-row.tsx';
import { words } from './words/index.ts';

/** `/administration/personnes`: make one of two people, part them again, erase one. */
export function PeoplePage() {
  const answer = useAnswer(listMerges, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const after = async (what: string) => {
    await refresh(listMerges, {});
    setDone(what);
  };
  return (
    <Answered answer={answer}>
      {({ merges, isProven }) => (
        <>
          <Title title={say.people}>
            <p>{say.peopleLead}</p>
          </Title>
          <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
          {isProven ? (
            <>
              <Part name={say.merge} note={say.mergeNote}>
                <MergeForm onDone={() => after(say.merged)} />
              </Part>
              <Part name={say.erase} note={say.eraseNote}>
                <EraseForm onDone={(name) => after(say.erased(name))} />
              </Part>
            </>
          ) : (
            <Part name={say.proveFirst}>
              <p>{say.proveWhy}</p>
              <p className="below">
                <a className="btn" href="/connexion/confirmer?retour=/administration/personnes">
                  {say.prove}
                </a>
              </p>
            </Part>
          )}
          <Part name={say.lastMerges}>
            {merges.length === 0 && <p>{say.noMerge}</p>}
            <ul className="privacy-merges">
              {merges.map((merge) => (
                <MergeRow
                  key={merge.id}
                  merge={merge}
                  isProven={isProven}
                  onUndone={() => after(say.undone(merge.displayName))}
                />
              ))}
            </ul>
          </Part>
        </>
      )}
    </Answered>
  );
}
