import { useState } from 'react';
import { Notice } from '#ui/notice';
import { Refusal } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Does one thing at a time; keeps what went wrong, or that it is done, until the next. */
export function useAct() {
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setDone(false);
    setFault(undefined);
    await act().then(() => setDone(true), setFault);
    setBusy(false);
  };
  return { run, fault, isBusy, isDone };
}

/** What the server said no to, in its words; nothing before. */
export function Refused({ by }: { by: unknown }) {
  const say = useWords(words);
  if (by === undefined) return null;
  return (
    <div role="alert">
      <Notice kind="alert" title={say.notDone}>
        <p>
          {by instanceof Refusal && by.problem.title !== '' ? by.problem.title : say.unreachable}
        </p>
      </Notice>
    </div>
  );
}
