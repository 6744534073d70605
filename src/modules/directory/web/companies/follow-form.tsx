import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import {
  findPupilsToFollow,
  type listTutorings,
  noteTutoring,
  type Tutoring,
  type TutoringKind,
} from '#contracts/directory';
import { Field } from '#ui/field';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { nameOf } from '../custody/name-of.ts';
import { PupilSearch } from '../pupil-search/pupil-search.tsx';
import { words } from './words/index.ts';

type Place = z.output<typeof listTutorings.reply>['places'][number];
const kinds: readonly TutoringKind[] = ['stage', 'apprentissage'];

type Noted = (tutor: string, pupil: string) => Promise<void>;

/** Which pupil, then for what, in which company, followed by whom, from when to when. */
export function FollowForm({ place, onNoted }: { place: Place; onNoted: Noted }) {
  const say = useWords(words);
  const [pupil, setPupil] = useState<Tutoring['pupil']>();
  if (pupil === undefined)
    return (
      <PupilSearch
        find={(name) => call(findPupilsToFollow, { structureId: place.id, name })}
        onChosen={setPupil}
      />
    );
  return (
    <>
      <div className="pupil-chosen">
        <p className="row-title">
          {nameOf(pupil)}
          <span className="soft">, {pupil.division ?? say.noDivision}</span>
        </p>
        <button type="button" className="btn btn-line" onClick={() => setPupil(undefined)}>
          {say.another}
        </button>
      </div>
      <TutorForm
        place={place}
        pupilId={pupil.id}
        onNoted={async (tutor) => {
          await onNoted(tutor, nameOf(pupil));
          setPupil(undefined);
        }}
      />
    </>
  );
}

function TutorForm(props: {
  place: Place;
  pupilId: string;
  onNoted: (tutor: string) => Promise<void>;
}) {
  const { place, pupilId, onNoted } = props;
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: string) => String(form.get(name) ?? '').trim();
    const tutor = {
      civility: typed('civility') as '' | 'M.' | 'Mme',
      givenName: typed('givenName'),
      familyName: typed('familyName'),
      email: typed('email'),
      phone: typed('phone'),
    };
    return run(async () => {
      await call(noteTutoring, {
        ...{ structureId: place.id, pupilId, tutor, kind: typed('kind') as TutoringKind },
        ...{ from: typed('from'), until: typed('until') },
        company: {
          ...{ siret: typed('siret'), name: typed('name') },
          ...{ postalCode: typed('postalCode'), city: typed('city') },
        },
      });
      await onNoted(nameOf(tutor));
    });
  };
  return (
    <form className="follow" onSubmit={send}>
      <KindField />
      <CompanyFields />
      <TutorFields />
      <div className="follow-pair">
        <Field name="from" label={say.firstDay} type="date" defaultValue={place.today} required />
        <Field
          name="until"
          label={say.lastDay}
          hint={say.lastDayHint}
          type="date"
          min={place.today}
          required
        />
      </div>
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
      <button type="submit" className="btn" disabled={isBusy}>
        {say.send}
      </button>
    </form>
  );
}

function KindField() {
  const say = useWords(words);
  return (
    <fieldset className="choice-cards">
      <legend>{say.kind}</legend>
      {kinds.map((kind, at) => (
        <label key={kind} className="choice-card">
          <input type="radio" name="kind" value={kind} defaultChecked={at === 0} />
          <span>
            {say.kinds[kind]} <span className="hint">{say.kindHints[kind]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function CompanyFields() {
  const say = useWords(words);
  return (
    <fieldset className="follow-group">
      <legend>{say.company}</legend>
      <Field
        name="siret"
        label={say.siretField}
        hint={say.siretHint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        required
      />
      <Field name="name" label={say.companyName} minLength={2} maxLength={120} required />
      <div className="follow-pair">
        <Field name="postalCode" label={say.postalCode} inputMode="numeric" pattern="\d{5}" />
        <Field name="city" label={say.city} maxLength={80} />
      </div>
    </fieldset>
  );
}

function TutorFields() {
  const say = useWords(words);
  return (
    <fieldset className="follow-group">
      <legend>{say.tutor}</legend>
      <fieldset className="follow-civility">
        <legend>{say.civility}</legend>
        {(['', 'M.', 'Mme'] as const).map((civility) => (
          <label key={civility}>
            <input type="radio" name="civility" value={civility} defaultChecked={civility === ''} />
            {say.civilities[civility]}
          </label>
        ))}
      </fieldset>
      <div className="follow-pair">
        <Field name="givenName" label={say.givenName} autoComplete="off" maxLength={80} required />
        <Field
          name="familyName"
          label={say.familyName}
          autoComplete="off"
          maxLength={80}
          required
        />
      </div>
      <Field name="email" label={say.email} hint={say.emailHint} type="email" maxLength={200} />
      <Field name="phone" label={say.phone} type="tel" maxLength={30} />
    </fieldset>
  );
}
