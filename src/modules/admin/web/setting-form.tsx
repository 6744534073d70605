import { type FormEvent, useEffect, useRef } from 'react';
import { changeSetting, type ShownSetting } from '#contracts/admin';
import { ReasonField } from '#ui/reason-field';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { Refused } from './refused.tsx';
import { ValueField } from './value-field.tsx';
import { words } from './words/index.ts';

/** Asks for a value within its limits, and why. */
export function SettingForm(props: {
  setting: ShownSetting;
  structureId: string | undefined;
  onSaved: () => Promise<void>;
  onKept: () => void;
}) {
  const { setting, structureId } = props;
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const held = new FormData(event.currentTarget);
    return run(async () => {
      await call(changeSetting, {
        name: setting.name,
        structureId,
        value: String(held.get('value')),
        reason: String(held.get('reason')),
      });
      await props.onSaved();
    });
  };
  return (
    <form ref={form} className="console-form" onSubmit={save}>
      <ValueField setting={setting} />
      <ReasonField label={say.why} hint={say.whyHint} />
      <Refused by={fault} />
      <p className="letter-acts">
        <button type="submit" className="btn" disabled={isBusy}>
          {say.save}
        </button>
        <button type="button" className="btn btn-line" onClick={props.onKept}>
          {say.cancel}
        </button>
      </p>
    </form>
  );
}
