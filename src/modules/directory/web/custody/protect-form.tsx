import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import {
  type CustodyReason,
  findPupilsToProtect,
  type listCustodyRestrictions,
  type PupilWithResponsables,
  restrictCustody,
} from '#contracts/directory';
import { Field } from '#ui/field';
import { PlaceChoice } from '#ui/place-choice';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { PupilSearch } from '../pupil-search/pupil-search.tsx';
import { nameOf } from './name-of.ts';
import { words } from './words/index.ts';

type Place = z.output<typeof listCustodyRestrictions.reply>['places'][number];
type Added = (responsable: string, pupil: string) => Promise<void>;

/** Where (when there is a choice), which pupil, then who, why and from when. */
export function ProtectForm({ places, onAdded }: { places: readonly Place[]; onAdded: Added }) {
  const say = useWords(words);
  return (
    <div className="protect">
      <PlaceChoice places={places} label={say.structure} choose={say.chooseStructure}>
        {(place) => <FormThere key={place.id} place={place} onAdded={onAdded} />}
      </PlaceChoice>
    </div>
  );
}

function FormThere({ place, onAdded }: { place: Place; onAdded: Added }) {
  const say = useWords(words);
  const [pupil, setPupil] = useState<PupilWithResponsables>();
  if (pupil === undefined)
    return (
      <PupilSearch<PupilWithResponsables>
        find={(name) => call(findPupilsToProtect, { structureId: place.id, name })}
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
      {pupil.responsables.length === 0 ? (
        <p>{say.noResponsable}</p>
      ) : (
        <RestrictionForm
          pupil={pupil}
          today={place.today}
          onAdded={async (responsable) => {
            await onAdded(responsable, nameOf(pupil));
            setPupil(undefined);
          }}
        />
      )}
    </>
  );
}

function RestrictionForm(props: {
  pupil: PupilWithResponsables;
  today: string;
  onAdded: (responsable: string) => Promise<void>;
}) {
  const { pupil, today, onAdded } = props;
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { responsableId = '', reason, from = today, until } = typed;
    return run(async () => {
      await call(restrictCustody, {
        pupilId: pupil.id,
        responsableId,
        reason: reason as CustodyReason,
        from,
        until: until || null,
      });
      const kept = pupil.responsables.find(({ id }) => id === responsableId);
      await onAdded(kept ? nameOf(kept) : '');
    });
  };
  return (
    <form className="protect" onSubmit={send}>
      <fieldset className="choice-cards">
        <legend>{say.responsable(pupil.givenName)}</legend>
        {pupil.responsables.map((responsable) => (
          <label key={responsable.id} className="choice-card">
            <input type="radio" name="responsableId" value={responsable.id} required />
            <span>
              {nameOf(responsable)}
              {responsable.lien && <span className="soft">, {responsable.lien}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <ReasonField />
      <DayFields today={today} />
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
      <button type="submit" className="btn" disabled={isBusy}>
        {say.send}
      </button>
    </form>
  );
}

function ReasonField() {
  const say = useWords(words);
  const own = useId();
  return (
    <div className="field">
      <label htmlFor={own}>{say.reason}</label>
      <select className="input" id={own} name="reason" required>
        {Object.entries(say.reasons).map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function DayFields({ today }: { today: string }) {
  const say = useWords(words);
  const own = useId();
  return (
    <div className="protect-days">
      <Field label={say.firstDay} name="from" type="date" defaultValue={today} required />
      <div className="field">
        <label htmlFor={`${own}-u`}>{say.lastDay}</label>
        <input
          className="input"
          id={`${own}-u`}
          name="until"
          type="date"
          min={today}
          aria-describedby={`${own}-h`}
        />
        <span className="hint" id={`${own}-h`}>
          {say.lastDayHint}
        </span>
      </div>
    </div>
  );
}
