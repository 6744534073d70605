import { useState } from 'react';
import { type CustodyRestriction, liftRestriction } from '#contracts/directory';
import { Notice } from '#ui/notice';
import { call, Refusal } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { nameOf } from './name-of.ts';
import { words } from './words/index.ts';

/** A restriction: of which child, for whom, from when to when, why; and its end, asked twice. */
export function RestrictionRow(props: {
  restriction: CustodyRestriction;
  hasSeveral: boolean;
  onEnded: () => Promise<void>;
}) {
  const { restriction, hasSeveral, onEnded } = props;
  const { pupil, responsable, structures, from, until, reason, isToCome, notedBy } = restriction;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const days = [
    (isToCome ? say.toCome : say.from)(fullDate(language, from)),
    until === null ? say.noEnd : say.until(fullDate(language, until)),
    ...(notedBy === null ? [] : [say.notedBy(notedBy)]),
  ];
  return (
    <li>
      <div>
        <p className="row-title">
          {nameOf(pupil)}
          {hasSeveral && <span className="soft">, {structures.join(', ')}</span>}
        </p>
        <p>{say.tellsNothing(nameOf(responsable), responsable.lien, isToCome)}</p>
        <p className="soft small">
          {say.reasons[reason]}, {days.join(', ')}.
        </p>
      </div>
      <End restriction={restriction} onEnded={onEnded} />
    </li>
  );
}

function End(props: { restriction: CustodyRestriction; onEnded: () => Promise<void> }) {
  const { id, pupil, responsable } = props.restriction;
  const say = useWords(words);
  const [step, setStep] = useState<'rest' | 'sure' | 'busy'>('rest');
  const [fault, setFault] = useState('');
  const end = async () => {
    setStep('busy');
    try {
      await call(liftRestriction, { id });
      await props.onEnded();
    } catch (error) {
      setFault(error instanceof Refusal ? error.problem.title : say.unreachable);
      setStep('rest');
    }
  };
  return (
    <div className="restriction-end">
      {fault !== '' && (
        <div role="alert">
          <Notice kind="alert" title={say.notEnded}>
            <p>{fault}</p>
          </Notice>
        </div>
      )}
      {step === 'rest' ? (
        <button type="button" className="btn btn-line" onClick={() => setStep('sure')}>
          {say.end}
          <span className="sr-only"> {say.endOf(nameOf(pupil))}</span>
        </button>
      ) : (
        <fieldset disabled={step === 'busy'}>
          <legend>{say.endSure(nameOf(responsable))}</legend>
          {/* biome-ignore lint/a11y/noAutofocus: the button that was there has just gone, and the focus with it. */}
          <button type="button" className="btn" autoFocus onClick={end}>
            {say.endYes}
          </button>
          <button type="button" className="btn btn-line" onClick={() => setStep('rest')}>
            {say.keep}
          </button>
        </fieldset>
      )}
    </div>
  );
}
