import './accounts.css';
import { useState } from 'react';
import { readAccountsDesk } from '#contracts/identity';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { PlaceChoice } from '#ui/place-choice';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { LastActs } from './last-acts.tsx';
import { PlaceDesk } from './place-desk.tsx';
import { words } from './words/index.ts';

/** `/administration/comptes`: find accounts, act on one or many, take it back. */
export function AccountsPage() {
  const answer = useAnswer(readAccountsDesk, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const after = async (what: string) => {
    setDone(what);
    await refresh(readAccountsDesk, {});
  };
  return (
    <Answered answer={answer}>
      {({ places, acts, isProven }) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          <noscript>
            <p className="below">{say.needsScript}</p>
          </noscript>
          <div role="status" className="accounts-said">
            {done !== '' && <Notice kind="ok" title={done} />}
          </div>
          <PlaceChoice places={places} label={say.where} choose={say.chooseWhere}>
            {(place) => (
              <PlaceDesk key={place.id} place={place} isProven={isProven} onDone={after} />
            )}
          </PlaceChoice>
          <Part name={say.last}>
            <LastActs acts={acts} isProven={isProven} onUndone={after} />
          </Part>
        </>
      )}
    </Answered>
  );
}
