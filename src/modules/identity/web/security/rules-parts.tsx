import {
  declareNetwork,
  endMode,
  forgetNetwork,
  type ModeName,
  type Security,
  setMode,
} from '#contracts/identity';
import { Choice, Field } from '#ui/field';
import { Part } from '#ui/part';
import { ReasonField } from '#ui/reason-field';
import { call } from '#web/call';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { ActForm } from './act-form.tsx';

import { HeldRow } from './held-row.tsx';
import { ReachFields, reachIn, useReachWords } from './reach-fields.tsx';
import { words } from './words/index.ts';

interface PartProps {
  security: Security;
  onChanged: () => Promise<void>;
}

/** What is asked of whom to come in. */
export function ModesPart({ security, onChanged }: PartProps) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const reachWords = useReachWords();
  const places = security.places.filter(({ id }) => security.administers.includes(id));
  return (
    <Part name={say.modes}>
      {security.modes.length === 0 && <p>{say.noMode}</p>}
      <ul className="held">
        {security.modes.map(({ id, name, reach, reason, by, since, can }) => (
          <HeldRow
            key={id}
            title={`${say.modeNames[name]} : ${reachWords(reach)}`}
            end={say.endMode}
            onEnd={can.end ? () => call(endMode, { id }).then(onChanged) : undefined}
          >
            {[say.since(plainMoment(language, since)), reason, by].filter(Boolean).join(' · ')}
          </HeldRow>
        ))}
      </ul>
      {places.length > 0 && (
        <ActForm
          name={say.modeOpen}
          go={say.modeGo}
          done={say.modeSet}
          act={async (typed) => {
            const { name, reason = '' } = typed;
            await call(setMode, { name: name as ModeName, reach: reachIn(typed), reason });
            await onChanged();
          }}
        >
          <fieldset className="choice-cards">
            <legend>{say.modeWhat}</legend>
            {(Object.keys(say.modeNames) as ModeName[]).map((name) => (
              <label key={name} className="choice-card">
                <input type="radio" name="name" value={name} required />
                <span>
                  <b>{say.modeNames[name]}</b>
                  <span className="hint security-about">{say.modeAbout[name]}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <ReachFields security={security} places={places} />
          <ReasonField label={say.reason} hint={say.reasonHint} />
        </ActForm>
      )}
    </Part>
  );
}

/** The addresses that schools share. */
export function NetworksPart({ security, onChanged }: PartProps) {
  const say = useWords(words);
  const { places, networks } = security;
  return (
    <Part name={say.networks}>
      <p>{say.networksAbout}</p>
      <ul className="held">
        {networks.map(({ id, structure, network, source, can }) => (
          <HeldRow
            key={id}
            title={network}
            end={say.forget}
            onEnd={can.end ? () => call(forgetNetwork, { id }).then(onChanged) : undefined}
          >
            {[say.sources[source], places.length > 1 && structure].filter(Boolean).join(' · ')}
          </HeldRow>
        ))}
      </ul>
      <ActForm
        name={say.declareOpen}
        go={say.declare}
        done={say.declared}
        act={async ({ structureId = '', network = '' }) => {
          await call(declareNetwork, { structureId, network });
          await onChanged();
        }}
      >
        <Choice name="structureId" label={say.where} required>
          {places.length !== 1 && <option value="">{say.choose}</option>}
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Field
          name="network"
          label={say.network}
          hint={say.networkHint}
          maxLength={60}
          autoComplete="off"
          required
        />
      </ActForm>
    </Part>
  );
}
