import { type FormEvent, useEffect, useRef } from 'react';
import { dropDeadLetter } from '#contracts/admin';
import { ReasonField } from '#ui/reason-field';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { Refused } from './refused.tsx';
import { words } from './words/index.ts';

/** Gives a piece of work up, once one has said why. */
export function DropForm(props: {
  id: string;
  /** Whether something waits for it. */
  holdsBack: boolean;
  onDropped: () => Promise<void>;
  onKept: () => void;
}) {
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const drop = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason'));
    return run(async () => {
      await call(dropDeadLetter, { id: props.id, reason });
      await props.onDropped();
    });
  };
  return (
    <form ref={form} className="console-form" onSubmit={drop}>
      <p>
        <b>{say.dropSure}</b> {props.holdsBack ? say.dropReleases : say.dropWarning}
      </p>
      <ReasonField label={say.dropWhy} hint={say.dropWhyHint} />
      <Refused by={fault} />
      <p className="letter-acts">
        <button type="submit" className="btn" disabled={isBusy}>
          {say.dropYes}
        </button>
        <button type="button" className="btn btn-line" onClick={props.onKept}>
          {say.cancel}
        </button>
      </p>
    </form>
  );
}
