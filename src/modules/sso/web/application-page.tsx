import './sso.css';
import { useState } from 'react';
import { Link } from 'wouter';
import type { z } from 'zod';
import { changeService, closeService, readService, reopenService } from '#contracts/sso';
import { Answered } from '#ui/answered';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { Title } from '#ui/title';
import { useAct } from '#web/act';
import { useAnswer, useRefresh } from '#web/answers';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { ServiceForm } from './service-form.tsx';
import { TryPerson } from './try-person.tsx';
import { words } from './words/index.ts';

/** `/administration/applications/:id`: why it opens for somebody or not, and what is decided of it. */
export function ApplicationPage({ parts }: { parts: { id?: string } }) {
  const id = parts.id ?? '';
  const answer = useAnswer(readService, { id });
  return <Answered answer={answer}>{(service) => <Shown service={service} />}</Answered>;
}

type Shown = z.output<typeof readService.reply>;

function Shown({ service }: { service: Shown }) {
  const { id, facts, releases, can, closedAt } = service;
  const say = useWords(words);
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const after = async (said: string) => {
    await refresh(readService, { id });
    setDone(said);
  };
  return (
    <>
      <Title title={facts.name} above={<Link href="/administration/applications">{say.back}</Link>}>
        <p>
          {closedAt === null ? (
            <span className="tag tag-ok">{say.open}</span>
          ) : (
            <span className="tag tag-warn">{say.closed}</span>
          )}{' '}
          {facts.addresses.join(' · ')}
        </p>
      </Title>
      <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
      <Part name={say.who}>
        <TryPerson id={id} />
      </Part>
      {can.keep && (
        <Part name={say.facts}>
          <noscript>
            <p className="below">{say.needsScript}</p>
          </noscript>
          <ServiceForm
            id={id}
            facts={facts}
            releases={releases}
            button={say.save}
            send={async (facts) => {
              await call(changeService, { id, ...facts });
              await after(say.saved);
            }}
          />
        </Part>
      )}
      {can.keep && (
        <Part name={closedAt === null ? say.close : say.closed}>
          <OpenOrClosed id={id} isClosed={closedAt !== null} onDone={() => after(say.saved)} />
        </Part>
      )}
    </>
  );
}

function OpenOrClosed(props: { id: string; isClosed: boolean; onDone: () => Promise<void> }) {
  const { id, isClosed, onDone } = props;
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const { unreachable, prove, keep } = say;
  if (!isClosed)
    return (
      <EndAskedTwice
        say={{
          ...{ end: say.close, endOf: say.closeOf, endSure: say.closeSure, endYes: say.closeYes },
          ...{ keep, notEnded: say.refused, unreachable, prove },
        }}
        end={async () => {
          await call(closeService, { id });
          await onDone();
        }}
      />
    );
  return (
    <>
      <Refused by={fault} title={say.refused} unreachable={unreachable} prove={prove} />
      <button
        type="button"
        className="btn btn-line"
        disabled={isBusy}
        onClick={() => run(() => call(reopenService, { id }).then(onDone))}
      >
        {say.reopen}
      </button>
    </>
  );
}
