import { useState } from 'react';
import { Notice } from '#ui/notice';
import { Refusal } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Does one thing at a time, and keeps what went wrong until the next. */
export function useActs() {
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try {
      await act();
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  return { run, fault, isBusy };
}

/** What the server said no to, in its words; a proof that grew old leads to the page that asks for it again. */
export function Refused({ by }: { by: unknown }) {
  const say = useWords(words);
  const problem = by instanceof Refusal ? by.problem : undefined;
  return (
    <div role="alert">
      {by !== undefined && (
        <Notice kind="alert" title={say.notDone}>
          <p>{problem?.title || say.unreachable}</p>
          {problem?.code === 'identity.step-up-needed' && (
            <p>
              <a href="/connexion/confirmer?retour=/administration/personnes">{say.prove}</a>
            </p>
          )}
        </Notice>
      )}
    </div>
  );
}
