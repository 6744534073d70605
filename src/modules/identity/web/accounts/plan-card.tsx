import type { FormEvent } from 'react';
import { actOnAccounts } from '#contracts/identity';
import { ReasonField } from '#ui/reason-field';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import type { Done, Planned } from './shapes.ts';
import { words } from './words/index.ts';

/** How many, who, who not and why; a reason; then it is done, or one goes back. */
export function PlanCard(props: {
  planned: Planned;
  onBack: () => void;
  onDone: (done: Done) => Promise<void>;
}) {
  const { planned, onBack, onDone } = props;
  const { verb, who, plan } = planned;
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    return run(async () => {
      const done = await call(actOnAccounts, { verb, who, reason, mark: plan.mark });
      await onDone({ ...done, verb });
    });
  };
  return (
    <form className="accounts-plan" onSubmit={send}>
      <h3>{say.planTitle(verb, plan.count)}</h3>
      {plan.count > 0 && (
        <p>
          {plan.first.map(({ displayName, login }) => `${displayName} (${login})`).join(', ')}
          {plan.count > plan.first.length && `, ${say.andMore(plan.count - plan.first.length)}`}
        </p>
      )}
      {plan.leftOutCount > 0 && <LeftOutList planned={planned} />}
      {plan.count > 0 && <ReasonField label={say.reason} hint={say.reasonHint} />}
      <Refused by={fault} title={say.notDone} unreachable={say.unreachable} />
      <p className="accounts-ticks">
        {plan.count > 0 && (
          <button type="submit" className="btn" disabled={isBusy}>
            {say.verbs[verb].yes}
          </button>
        )}
        {/* biome-ignore lint/a11y/noAutofocus: the form that was there has just gone, and the focus with it. */}
        <button type="button" className="btn btn-line" autoFocus onClick={onBack}>
          {say.back}
        </button>
      </p>
    </form>
  );
}

function LeftOutList({ planned: { plan } }: { planned: Planned }) {
  const say = useWords(words);
  return (
    <>
      <p>{say.leftOut(plan.leftOutCount)}</p>
      <ul className="accounts-out">
        {plan.leftOut.map(({ login, displayName, why }) => (
          <li key={login}>
            {say.leftOutOne(
              displayName === null ? login : `${displayName} (${login})`,
              say.whys[why],
            )}
          </li>
        ))}
      </ul>
      {plan.leftOutCount > plan.leftOut.length && (
        <p>{say.andMore(plan.leftOutCount - plan.leftOut.length)}</p>
      )}
    </>
  );
}
