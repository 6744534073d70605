import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import type { StayKind, StayProfile } from '#contracts/directory';
import { type listLocalAccounts, openLocalAccount } from '#contracts/identity';
import { Field } from '#ui/field';
import { ReasonField } from '#ui/reason-field';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Where an account may be opened, and until which day. */
export type Place = z.output<typeof listLocalAccounts.reply>['places'][number];

type Opened = z.output<typeof openLocalAccount.reply>;

/** Who, as what, until when and why; then the login and the code to hand out. */
export function OpenForm(props: { place: Place; onOpened: (opened: Opened) => Promise<void> }) {
  const { place, onOpened } = props;
  const say = useWords(words);
  const [kind, setKind] = useState<StayKind>('guest');
  const { run, fault, isBusy } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const {
      givenName = '',
      familyName = '',
      email,
      profile = 'ETA',
      reason = '',
      until = '',
    } = typed;
    return run(async () => {
      const opened = await call(openLocalAccount, {
        ...{ structureId: place.id, givenName, familyName, email: email || null },
        ...{ kind, profile: profile as StayProfile, reason, until },
      });
      form.reset();
      setKind('guest');
      await onOpened(opened);
    });
  };
  return (
    <form className="local-open" onSubmit={send}>
      <Text name="givenName" label={say.givenName} />
      <Text name="familyName" label={say.familyName} />
      <KindField kind={kind} onChosen={setKind} />
      {kind === 'substitute' && <ProfileField />}
      <Field
        label={say.lastDay}
        hint={say.lastDayHint}
        name="until"
        type="date"
        min={place.today}
        max={place.latest}
        required
      />
      <ReasonField label={say.reason} hint={say.reasonHint} />
      <Field
        label={say.email}
        hint={say.emailHint}
        name="email"
        type="email"
        maxLength={254}
        autoComplete="off"
      />
      <Refused by={fault} title={say.notOpened} unreachable={say.unreachable} prove={say.prove} />
      <button type="submit" className="btn" disabled={isBusy}>
        {say.open}
      </button>
    </form>
  );
}

const Text = (props: { name: string; label: string }) => (
  <Field {...props} maxLength={80} autoComplete="off" required />
);

function KindField(props: { kind: StayKind; onChosen: (kind: StayKind) => void }) {
  const say = useWords(words);
  return (
    <fieldset className="choice-cards">
      <legend>{say.kind}</legend>
      {(Object.keys(say.kinds) as StayKind[]).map((kind) => (
        <label key={kind} className="choice-card">
          <input
            type="radio"
            name="kind"
            checked={props.kind === kind}
            onChange={() => props.onChosen(kind)}
          />
          <span>
            {say.kinds[kind]}
            <span className="hint local-about">{say.kindsAbout[kind]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function ProfileField() {
  const say = useWords(words);
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{say.profile}</label>
      <select className="input" id={own} name="profile" required>
        {Object.entries(say.profiles).map(([profile, label]) => (
          <option key={profile} value={profile}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
