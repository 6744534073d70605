import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import { grantPower, type listDelegations, listStaff, type PowerVerb } from '#contracts/directory';
import { Field } from '#ui/field';
import { PlaceChoice } from '#ui/place-choice';
import { ReasonField } from '#ui/reason-field';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { useAnswer } from '#web/answers';
import { call } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

type Place = z.output<typeof listDelegations.reply>['places'][number];

type Staff = z.output<typeof listStaff.reply>;

const verbs: readonly PowerVerb[] = ['open-divisions', 'reset-accounts', 'administer'];

/** Where, to whom, which power, until when and why; one place when there is no choice. */
export function GrantForm(props: {
  places: readonly Place[];
  onGiven: (name: string) => Promise<void>;
}) {
  const say = useWords(words);
  return (
    <PlaceChoice places={props.places} label={say.structure} choose={say.chooseStructure}>
      {(place) => <FormThere key={place.id} place={place} onGiven={props.onGiven} />}
    </PlaceChoice>
  );
}

function FormThere({ place, onGiven }: { place: Place; onGiven: (name: string) => Promise<void> }) {
  const say = useWords(words);
  const { staff, divisions } = useAnswer(listStaff, { structureId: place.id }).data ?? nobody;
  const [verb, setVerb] = useState<PowerVerb>('open-divisions');
  const [groupId, setGroup] = useState('');
  const isOfClass = verb === 'reset-accounts';
  const teachers = divisions.find(({ id }) => id === groupId)?.teacherIds ?? [];
  const { run, fault, isBusy } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const { personId = '', until = '', reason = '' } = typed;
    return run(async () => {
      await call(grantPower, {
        structureId: place.id,
        personId,
        verb,
        ...(isOfClass && { groupId }),
        until,
        reason,
      });
      form.reset();
      setVerb('open-divisions');
      setGroup('');
      await onGiven(staff.find(({ id }) => id === personId)?.displayName ?? '');
    });
  };
  return (
    <form className="grant" onSubmit={send}>
      <VerbField verb={verb} onChosen={setVerb} />
      {isOfClass && <DivisionField divisions={divisions} groupId={groupId} onChosen={setGroup} />}
      <PersonField
        staff={isOfClass ? staff.filter(({ id }) => teachers.includes(id)) : staff}
        hint={isOfClass ? say.personOfDivision : say.personHint}
      />
      <DayField place={place} />
      <ReasonField label={say.reason} hint={say.reasonHint} />
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} prove={say.prove} />
      <button type="submit" className="btn" disabled={isBusy}>
        {say.send}
      </button>
    </form>
  );
}

const nobody: Staff = { staff: [], divisions: [] };

function DivisionField(props: {
  divisions: Staff['divisions'];
  groupId: string;
  onChosen: (id: string) => void;
}) {
  const say = useWords(words);
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{say.division}</label>
      <select
        className="input"
        id={own}
        value={props.groupId}
        onChange={(event) => props.onChosen(event.target.value)}
        required
      >
        <option value="">{say.chooseDivision}</option>
        {props.divisions.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function PersonField({ staff, hint }: { staff: Staff['staff']; hint: string }) {
  const say = useWords(words);
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{say.person}</label>
      <span className="hint" id={`${own}-h`}>
        {hint}
      </span>
      <select className="input" id={own} name="personId" aria-describedby={`${own}-h`} required>
        <option value="">{say.choosePerson}</option>
        {staff.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName}
          </option>
        ))}
      </select>
    </div>
  );
}

function VerbField({
  verb: chosen,
  onChosen,
}: {
  verb: PowerVerb;
  onChosen: (verb: PowerVerb) => void;
}) {
  const say = useWords(words);
  const own = useId();
  return (
    <fieldset className="choice-cards">
      <legend>{say.verb}</legend>
      {verbs.map((verb, i) => (
        <label key={verb} className="choice-card">
          <input
            type="radio"
            name="verb"
            value={verb}
            checked={verb === chosen}
            onChange={() => onChosen(verb)}
            aria-describedby={`${own}-${i}`}
          />
          <span>
            {say.verbs[verb]}
            <span className="hint" id={`${own}-${i}`}>
              {say.verbHints[verb]}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function DayField({ place }: { place: Place }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <Field
      label={say.lastDay}
      hint={say.lastDayHint(fullDate(language, place.latest))}
      name="until"
      type="date"
      min={place.today}
      max={place.latest}
      required
    />
  );
}
