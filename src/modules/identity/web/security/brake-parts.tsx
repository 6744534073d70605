import { useState } from 'react';
import { endSessions, liftSuspension, type Security, suspend } from '#contracts/identity';
import { Choice } from '#ui/field';
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

/** Sign many people out at once. */
export function SignOutPart({ security, onChanged }: PartProps) {
  const say = useWords(words);
  const [count, setCount] = useState(0);
  return (
    <Part name={say.signOut}>
      <p>{say.signOutAbout}</p>
      <ActForm
        name={say.signOutOpen}
        go={say.signOutGo}
        done={say.signedOut(count)}
        act={async (typed) => {
          const { reason = '' } = typed;
          setCount((await call(endSessions, { reach: reachIn(typed), reason })).count);
          await onChanged();
        }}
      >
        <ReachFields security={security} places={security.places} />
        <ReasonField label={say.reason} hint={say.reasonHint} />
      </ActForm>
    </Part>
  );
}

/** Suspend one thing for some; what is suspended, and lifting it. */
export function SuspensionsPart({ security, onChanged }: PartProps) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const reachWords = useReachWords();
  return (
    <Part name={say.suspensions}>
      {security.suspensions.length === 0 && <p>{say.noSuspension}</p>}
      <ul className="held">
        {security.suspensions.map(({ id, capability, reach, reason, by, until, can }) => (
          <HeldRow
            key={id}
            title={`${say.capabilities[capability]} : ${reachWords(reach)}`}
            end={say.lift}
            onEnd={can.end ? () => call(liftSuspension, { id }).then(onChanged) : undefined}
          >
            {[
              until === null ? say.untilLifted : say.until(plainMoment(language, until)),
              reason,
              by,
            ]
              .filter(Boolean)
              .join(' · ')}
          </HeldRow>
        ))}
      </ul>
      <ActForm
        name={say.suspendOpen}
        go={say.suspendGo}
        done={say.suspended}
        act={async (typed) => {
          const { capability, hours, reason = '' } = typed;
          await call(suspend, {
            ...{ reach: reachIn(typed), reason },
            capability: capability as 'send-messages',
            hours: hours === 'none' ? null : Number(hours),
          });
          await onChanged();
        }}
      >
        <Choice name="capability" label={say.whatStops} required>
          {Object.entries(say.capabilities).map(([capability, label]) => (
            <option key={capability} value={capability}>
              {label}
            </option>
          ))}
        </Choice>
        <ReachFields security={security} places={security.places} />
        <Choice name="hours" label={say.howLong} required>
          {Object.entries(say.durations).map(([hours, label]) => (
            <option key={hours} value={hours}>
              {label}
            </option>
          ))}
        </Choice>
        <ReasonField label={say.reasonShown} hint={say.reasonShownHint} />
      </ActForm>
    </Part>
  );
}
