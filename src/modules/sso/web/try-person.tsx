import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { tryService } from '#contracts/sso';
import { Field } from '#ui/field';
import { Notice } from '#ui/notice';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

type Tried = z.output<typeof tryService.reply>;

/** Whether the application opens for somebody, in words, and exactly what it would be told. */
export function TryPerson({ id }: { id: string }) {
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const [tried, setTried] = useState<Tried>();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const login = String(new FormData(event.currentTarget).get('login') ?? '').trim();
    setTried(undefined);
    return run(async () => setTried(await call(tryService, { id, login })));
  };
  return (
    <>
      <p>{say.whoLead}</p>
      <form className="apps-try below" onSubmit={send}>
        <Field label={say.login} name="login" autoComplete="off" autoCapitalize="none" required />
        <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
        <button type="submit" className="btn" disabled={isBusy}>
          {say.try}
        </button>
      </form>
      <div role="status" className="below">
        {tried && <Verdict tried={tried} />}
      </div>
    </>
  );
}

function Verdict({ tried }: { tried: Tried }) {
  const { displayName, opens, reasons, told } = tried;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <>
      <Notice
        kind={opens ? 'ok' : 'warn'}
        title={opens ? say.opens(displayName) : say.opensNot(displayName)}
      >
        {reasons.map(({ because, day, note }) => (
          <p key={because}>
            {say.because[because](day === null ? '' : fullDate(language, day))} {note}
          </p>
        ))}
      </Notice>
      <h3 className="below">{say.told}</h3>
      <dl className="apps-told">
        <div>
          <dt>{say.toldUser}</dt>
          <dd>{told.user}</dd>
        </div>
        {told.attributes.map(({ name, values }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{values.join(' · ')}</dd>
          </div>
        ))}
      </dl>
      {told.attributes.length === 0 && <p className="small soft">{say.toldNothing}</p>}
    </>
  );
}
