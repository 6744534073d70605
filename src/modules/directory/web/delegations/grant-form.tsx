import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import { grantPower, type listDelegations, listStaff, type PowerVerb } from '#contracts/directory';
import { Notice } from '#ui/notice';
import { useAnswer } from '#web/answers';
import { call } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { saidOf } from './said-of.ts';
import { words } from './words/index.ts';

type Place = z.output<typeof listDelegations.reply>['places'][number];

const verbs: readonly PowerVerb[] = ['open-divisions', 'administer'];

/** Where, to whom, which power, until when and why; one place when there is no choice. */
export function GrantForm(props: {
  places: readonly Place[];
  onGiven: (name: string) => Promise<void>;
}) {
  const { places } = props;
  const say = useWords(words);
  const own = useId();
  const [placeId, setPlaceId] = useState(places.length === 1 ? places[0]?.id : undefined);
  const place = places.find(({ id }) => id === placeId);
  return (
    <>
      {places.length > 1 && (
        <div className="field">
          <label htmlFor={own}>{say.structure}</label>
          <select
            className="input"
            id={own}
            value={placeId ?? ''}
            onChange={({ target }) => setPlaceId(target.value || undefined)}
          >
            <option value="">{say.chooseStructure}</option>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      {place && <FormThere key={place.id} place={place} onGiven={props.onGiven} />}
    </>
  );
}

function FormThere({ place, onGiven }: { place: Place; onGiven: (name: string) => Promise<void> }) {
  const say = useWords(words);
  const staff = useAnswer(listStaff, { structureId: place.id }).data?.staff ?? [];
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = Object.fromEntries(new FormData(form)) as Record<string, string>;
    setBusy(true);
    setFault('');
    try {
      const { personId = '', until = '', reason = '', verb } = typed;
      await call(grantPower, {
        structureId: place.id,
        personId,
        verb: verb as PowerVerb,
        until,
        reason,
      });
      form.reset();
      await onGiven(staff.find(({ id }) => id === personId)?.displayName ?? '');
    } catch (error) {
      setFault(saidOf(error) || say.unreachable);
    }
    setBusy(false);
  };
  return (
    <form className="grant" onSubmit={send}>
      <PersonField staff={staff} />
      <VerbField />
      <DayField place={place} />
      <ReasonField />
      {fault !== '' && (
        <div role="alert">
          <Notice kind="alert" title={say.refused}>
            <p>{fault}</p>
          </Notice>
        </div>
      )}
      <button type="submit" className="btn" disabled={isBusy}>
        {say.send}
      </button>
    </form>
  );
}

function PersonField({ staff }: { staff: readonly { id: string; displayName: string }[] }) {
  const say = useWords(words);
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{say.person}</label>
      <span className="hint" id={`${own}-h`}>
        {say.personHint}
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

function VerbField() {
  const say = useWords(words);
  const own = useId();
  return (
    <fieldset className="grant-verbs">
      <legend>{say.verb}</legend>
      {verbs.map((verb, i) => (
        <label key={verb}>
          <input
            type="radio"
            name="verb"
            value={verb}
            defaultChecked={i === 0}
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
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{say.lastDay}</label>
      <span className="hint" id={`${own}-h`}>
        {say.lastDayHint(fullDate(language, place.latest))}
      </span>
      <input
        className="input"
        id={own}
        name="until"
        type="date"
        min={place.today}
        max={place.latest}
        aria-describedby={`${own}-h`}
        required
      />
    </div>
  );
}

function ReasonField() {
  const say = useWords(words);
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{say.reason}</label>
      <span className="hint" id={`${own}-h`}>
        {say.reasonHint}
      </span>
      <input
        className="input"
        id={own}
        name="reason"
        minLength={3}
        maxLength={200}
        autoComplete="off"
        aria-describedby={`${own}-h`}
        required
      />
    </div>
  );
}
