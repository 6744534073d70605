import type { FormEvent, ReactNode } from 'react';
import { Notice } from '#ui/notice';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** What was typed, by name. */
export type Typed = Readonly<Record<string, string>>;

/** A form folded behind what it does; open, it says below itself that it is done, or why not. */
export function ActForm(props: {
  name: string;
  /** What its button says. */
  go: string;
  done: string;
  act: (typed: Typed) => Promise<unknown>;
  children: ReactNode;
}) {
  const { name, go, done, act, children } = props;
  const say = useWords(words);
  const { run, fault, isBusy, isDone } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = Object.fromEntries(new FormData(form)) as Record<string, string>;
    return run(async () => {
      await act(typed);
      form.reset();
    });
  };
  return (
    <details className="security-fold">
      <summary className="btn btn-line">{name}</summary>
      <form className="security-form" onSubmit={send}>
        {children}
        <Refused by={fault} title={say.notDone} unreachable={say.unreachable} prove={say.prove} />
        <button type="submit" className="btn" disabled={isBusy}>
          {go}
        </button>
        <div role="status">{isDone && <Notice kind="ok" title={done} />}</div>
      </form>
    </details>
  );
}
