import './delegations.css';
import { useState } from 'react';
import { listDelegations } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { DelegationRow } from './delegation-row.tsx';
import { GrantForm } from './grant-form.tsx';
import { words } from './words/index.ts';

/** `/administration/delegations`: who holds which power, and how to give one and end one. */
export function DelegationsPage() {
  const answer = useAnswer(listDelegations, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const after = async (what: string) => {
    await refresh(listDelegations, {});
    setDone(what);
  };
  return (
    <Answered answer={answer}>
      {({ delegations, places }) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
          <Part name={say.held}>
            {delegations.length === 0 && <p>{say.nobody}</p>}
            <ul className="delegations held">
              {delegations.map((delegation) => (
                <DelegationRow
                  key={delegation.id}
                  delegation={delegation}
                  hasSeveral={places.length > 1}
                  onEnded={() => after(say.ended(delegation.person.displayName))}
                />
              ))}
            </ul>
          </Part>
          {places.length > 0 && (
            <Part name={say.give} id="donner">
              <noscript>
                <p className="below">{say.needsScript}</p>
              </noscript>
              <GrantForm places={places} onGiven={(name) => after(say.given(name))} />
            </Part>
          )}
        </>
      )}
    </Answered>
  );
}
