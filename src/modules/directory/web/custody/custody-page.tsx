import './custody.css';
import { useState } from 'react';
import { listCustodyRestrictions } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { nameOf } from './name-of.ts';
import { ProtectForm } from './protect-form.tsx';
import { RestrictionRow } from './restriction-row.tsx';
import { words } from './words/index.ts';

/** `/administration/gardes`: which responsable is told nothing of which pupil; to note one, and to end one. */
export function CustodyPage() {
  const answer = useAnswer(listCustodyRestrictions, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const after = async (what: string) => {
    await refresh(listCustodyRestrictions, {});
    setDone(what);
  };
  return (
    <Answered answer={answer}>
      {({ restrictions, places }) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
          <Part name={say.held}>
            {restrictions.length === 0 && <p>{say.nobody}</p>}
            <ul className="restrictions held">
              {restrictions.map((restriction) => (
                <RestrictionRow
                  key={restriction.id}
                  restriction={restriction}
                  hasSeveral={places.length > 1}
                  onEnded={() => after(say.ended(nameOf(restriction.pupil)))}
                />
              ))}
            </ul>
          </Part>
          <Part name={say.add} id="noter">
            <noscript>
              <p className="below">{say.needsScript}</p>
            </noscript>
            <ProtectForm
              places={places}
              onAdded={(responsable, pupil) => after(say.added(responsable, pupil))}
            />
          </Part>
        </>
      )}
    </Answered>
  );
}
