import { useState } from 'react';
import { type Delegation, endPower } from '#contracts/directory';
import { Notice } from '#ui/notice';
import { call } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { saidOf } from './said-of.ts';
import { words } from './words/index.ts';

/** A power that somebody holds: what, where, until when, why, thanks to whom; and its end, asked twice. */
export function DelegationRow(props: {
  delegation: Delegation;
  hasSeveral: boolean;
  onEnded: () => Promise<void>;
}) {
  const { delegation, hasSeveral, onEnded } = props;
  const { person, structure, verb, until, reason, givenBy } = delegation;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const what = structure === null ? say.administerAll : say.verbs[verb];
  return (
    <li>
      <div>
        <p className="row-title">{person.displayName}</p>
        <p>{hasSeveral && structure ? `${what}, ${structure.name}` : what}</p>
        <p className="soft small">
          {until === null ? say.noEnd : say.until(fullDate(language, until))},{' '}
          {givenBy === null ? say.byCommand : say.givenBy(givenBy)}. {say.because(reason)}
        </p>
      </div>
      {delegation.can.end && <End delegation={delegation} onEnded={onEnded} />}
    </li>
  );
}

function End({ delegation, onEnded }: { delegation: Delegation; onEnded: () => Promise<void> }) {
  const say = useWords(words);
  const [step, setStep] = useState<'rest' | 'sure' | 'busy'>('rest');
  const [fault, setFault] = useState('');
  const end = async () => {
    setStep('busy');
    try {
      await call(endPower, { id: delegation.id });
      await onEnded();
    } catch (error) {
      setFault(saidOf(error) || say.unreachable);
      setStep('rest');
    }
  };
  return (
    <div className="delegation-end">
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
          <span className="sr-only"> {say.endOf(delegation.person.displayName)}</span>
        </button>
      ) : (
        <fieldset disabled={step === 'busy'}>
          <legend>{say.endSure}</legend>
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
