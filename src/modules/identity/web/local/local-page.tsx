import './local.css';
import { type ReactNode, useState } from 'react';
import { listLocalAccounts } from '#contracts/identity';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { PlaceChoice } from '#ui/place-choice';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { LocalRow } from './local-row.tsx';
import { OpenForm } from './open-form.tsx';
import { words } from './words/index.ts';

/** `/administration/comptes-locaux`: who was let in, until when and why; open, extend, end. */
export function LocalPage() {
  const answer = useAnswer(listLocalAccounts, {});
  const refresh = useRefresh();
  const [done, setDone] = useState<ReactNode>();
  const say = useWords(words);
  const after = async (what: ReactNode) => {
    setDone(what);
    await refresh(listLocalAccounts, {});
  };
  return (
    <Answered answer={answer}>
      {({ accounts, places }) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          <noscript>
            <p className="below">{say.needsScript}</p>
          </noscript>
          <div role="status" className="local-said">
            {done}
          </div>
          <Part name={say.held}>
            {accounts.length === 0 && <p>{say.nobody}</p>}
            <ul className="held">
              {accounts.map((account) => (
                <LocalRow
                  key={account.id}
                  account={account}
                  place={places.find(({ id }) => id === account.structure.id)}
                  hasSeveral={places.length > 1}
                  onDone={(what) => after(<Notice kind="ok" title={what} />)}
                />
              ))}
            </ul>
          </Part>
          <Part name={say.add} id="ouvrir">
            <PlaceChoice places={places} label={say.where} choose={say.chooseWhere}>
              {(place) => (
                <OpenForm
                  key={place.id}
                  place={place}
                  onOpened={({ displayName, login, code }) =>
                    after(
                      <Notice kind="ok" title={say.opened(displayName)}>
                        <p>
                          {say.login} <b>{login}</b>
                        </p>
                        <p>
                          {say.code} <b className="local-code">{code}</b>
                        </p>
                        <p>{say.openedHow}</p>
                      </Notice>,
                    )
                  }
                />
              )}
            </PlaceChoice>
          </Part>
        </>
      )}
    </Answered>
  );
}
