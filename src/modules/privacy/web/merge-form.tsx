import { type FormEvent, useState } from 'react';
import { findPerson, mergePeople, type PersonFound } from '#contracts/privacy';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { Field } from './field.tsx';
import { PersonCard, Sure } from './person-card.tsx';
import { Refused } from './refused.tsx';
import { words } from './words/index.ts';

interface Two {
  from: PersonFound;
  into: PersonFound;
  reason: string;
}

/** Two logins and a reason; then who they are, side by side; then, sure or not. */
export function MergeForm({ onDone }: { onDone: () => Promise<void> }) {
  const say = useWords(words);
  const [two, setTwo] = useState<Two>();
  const acts = useAct();
  const look = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    return acts.run(async () => {
      const [into, from] = await Promise.all([
        call(findPerson, { login: text('into') }),
        call(findPerson, { login: text('from') }),
      ]);
      setTwo({ into, from, reason: text('reason') });
    });
  };
  const merge = ({ from, into, reason }: Two) =>
    acts.run(async () => {
      await call(mergePeople, { from: from.login, into: into.login, reason });
      setTwo(undefined);
      await onDone();
    });
  if (two === undefined)
    return (
      <form className="privacy-form" onSubmit={look}>
        <Field name="into" label={say.intoLogin} hint={say.intoHint} />
        <Field name="from" label={say.fromLogin} hint={say.fromHint} />
        <Field name="reason" label={say.reason} hint={say.reasonHint} most={300} />
        <Refused by={acts.fault} />
        <button type="submit" className="btn" disabled={acts.isBusy}>
          {say.look}
        </button>
      </form>
    );
  return (
    <>
      <div className="privacy-two">
        <PersonCard person={two.into} role={say.stays} />
        <PersonCard person={two.from} role={say.joins} />
      </div>
      <Refused by={acts.fault} />
      <Sure
        question={say.mergeSure}
        yes={say.mergeYes}
        isBusy={acts.isBusy}
        onYes={() => merge(two)}
        onNo={() => setTwo(undefined)}
      />
    </>
  );
}
