import './feeds.css';
import { type FormEvent, useId, useState } from 'react';
import { addFeedSource, type SourceKind } from '#contracts/directory';
import { Field } from '#ui/field';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** A folder to look into: what it is called, how its files are read, when they are awaited. */
export function SourceForm({ onAdded }: { onAdded: (label: string) => Promise<void> }) {
  const say = useWords(words);
  const own = useId();
  const [kind, setKind] = useState<SourceKind>('aaf');
  const { run, fault, isBusy } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const { label = '', folder = '', academy, uai, notBefore, expectedDays } = typed;
    return run(async () => {
      await call(addFeedSource, {
        ...{ label, folder, kind, academy: academy || null, uai: uai || null },
        notBefore: notBefore || null,
        expectedDays: expectedDays ? Number(expectedDays) : null,
      });
      form.reset();
      setKind('aaf');
      await onAdded(label);
    });
  };
  return (
    <form className="feed-form" autoComplete="off" onSubmit={send}>
      <Field label={say.label} hint={say.labelHint} name="label" maxLength={80} required />
      <Field
        label={say.folder}
        hint={say.folderHint}
        name="folder"
        pattern="[a-z0-9][a-z0-9\-]{0,39}"
        autoCapitalize="none"
        required
      />
      <div className="field">
        <label htmlFor={own}>{say.kind}</label>
        <select
          className="input"
          id={own}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as SourceKind)}
        >
          {Object.entries(say.kinds).map(([code, word]) => (
            <option key={code} value={code}>
              {word}
            </option>
          ))}
        </select>
      </div>
      {kind === 'aaf' ? (
        <Field label={say.academy} hint={say.academyHint} name="academy" pattern="[0-9A-Z]{1,3}" />
      ) : (
        <Field label={say.uai} hint={say.uaiHint} name="uai" pattern="[0-9]{7}[A-Z]" required />
      )}
      <Field label={say.notBefore} hint={say.notBeforeHint} name="notBefore" type="time" />
      <Field
        label={say.expected}
        hint={say.expectedHint}
        name="expectedDays"
        type="number"
        min={1}
        max={366}
        defaultValue={3}
      />
      <Refused by={fault} title={say.notDone} unreachable={say.unreachable} prove={say.prove} />
      <button type="submit" className="btn" disabled={isBusy}>
        {say.send}
      </button>
    </form>
  );
}
