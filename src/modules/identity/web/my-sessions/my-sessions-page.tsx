import './my-sessions.css';
import { useState } from 'react';
import { endMyOtherSessions, endMySession, listMySessions } from '#contracts/identity';
import { Answered } from '#ui/answered';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { SessionRow } from './session-row.tsx';
import { words } from './words/index.ts';

/** `/moi/connexions`: where my account is open and was, and how to sign out elsewhere. */
export function MySessionsPage() {
  const answer = useAnswer(listMySessions, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const after = async (what: string) => {
    setDone(what);
    await refresh(listMySessions, {});
  };
  const endOthers = async () => {
    const { count } = await call(endMyOtherSessions, {});
    await after(say.othersEnded(count));
  };
  const endOne = async (id: string) => {
    await call(endMySession, { id });
    await after(say.wasEnded);
  };
  return (
    <Answered answer={answer}>
      {({ sessions }) => {
        const [open, ended] = [true, false].map((is) => sessions.filter((s) => s.isOpen === is));
        return (
          <>
            <Title title={say.title}>
              <p>{say.lead}</p>
            </Title>
            <div role="status" className="my-sessions-said">
              {done !== '' && <Notice kind="ok" title={done} />}
            </div>
            <Part name={say.open}>
              <ul className="held">
                {open?.map((session) => (
                  <SessionRow key={session.id} session={session} onEnd={() => endOne(session.id)} />
                ))}
              </ul>
            </Part>
            <Part name={say.everywhere}>
              <EndAskedTwice
                say={{
                  end: say.others,
                  endOf: '',
                  endSure: say.othersSure,
                  endYes: say.endYes,
                  keep: say.keep,
                  notEnded: say.notEnded,
                  unreachable: say.unreachable,
                }}
                end={endOthers}
              />
              <p className="below soft">{say.alsoHere}</p>
              <form action="/deconnexion" method="post" className="below">
                <button type="submit" className="btn btn-line">
                  {say.signOut}
                </button>
              </form>
            </Part>
            <Part name={say.password}>
              <p>{say.passwordWhy}</p>
              <p className="below">
                <a className="btn btn-line" href="/moi/mot-de-passe">
                  {say.change}
                </a>
              </p>
            </Part>
            <Part name={say.ended} note={say.endedNote}>
              {ended?.length === 0 && <p>{say.noEnded}</p>}
              <ul className="held">
                {ended?.map((session) => (
                  <SessionRow key={session.id} session={session} />
                ))}
              </ul>
            </Part>
          </>
        );
      }}
    </Answered>
  );
}
