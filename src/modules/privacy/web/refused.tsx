import { Refused as Said } from '#ui/refused';
import { Refusal } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** What was not done here, and why; a proof that grew old leads to the page that asks for it again. */
export function Refused({ by }: { by: unknown }) {
  const say = useWords(words);
  return (
    <Said by={by} title={say.notDone} unreachable={say.unreachable}>
      {by instanceof Refusal && by.problem.code === 'identity.step-up-needed' && (
        <p>
          <a href="/connexion/confirmer?retour=/administration/personnes">{say.prove}</a>
        </p>
      )}
    </Said>
  );
}
