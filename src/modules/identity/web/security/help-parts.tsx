import { approveEvidence, askEvidence, type Security, startSupport } from '#contracts/identity';
import { Choice, Field } from '#ui/field';
import { Part } from '#ui/part';
import { ReasonField } from '#ui/reason-field';
import { call } from '#web/call';
import { plainMoment, shortDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { ActForm } from './act-form.tsx';

import { HeldRow } from './held-row.tsx';
import { words } from './words/index.ts';

/** See the portal as somebody sees it. */
export function SupportPart() {
  const say = useWords(words);
  return (
    <Part name={say.support}>
      <p>{say.supportAbout}</p>
      <ActForm
        name={say.supportOpen}
        go={say.supportGo}
        done={say.supportBegins}
        act={async ({ login = '', minutes, reason = '' }) => {
          await call(startSupport, { login, minutes: Number(minutes), reason });
          location.assign('/');
        }}
      >
        <Field
          name="login"
          label={say.login}
          hint={say.loginHint}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Choice name="minutes" label={say.howLong} required>
          {[10, 20, 30].map((minutes) => (
            <option key={minutes} value={minutes}>
              {say.minutes(minutes)}
            </option>
          ))}
        </Choice>
        <ReasonField label={say.reasonTold} hint={say.reasonToldHint} />
      </ActForm>
    </Part>
  );
}

interface PartProps {
  security: Security;
  onChanged: () => Promise<void>;
}

/** What happened, for the police or the académie: asked, agreed to by another, taken once. */
export function EvidencePart({ security, onChanged }: PartProps) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const places = security.places.filter(({ id }) => security.administers.includes(id));
  return (
    <Part name={say.evidence}>
      <p>{say.evidenceAbout}</p>
      <ul className="held">
        {security.evidence.map(({ id, structure, from, until, reason, by, accounts, ...row }) => (
          <HeldRow
            key={id}
            title={say.evidenceOf(shortDate(language, from), shortDate(language, lastDay(until)))}
            end={say.approve}
            more={row.can.take && <TakeForm id={id} />}
            onEnd={
              row.can.approve ? () => call(approveEvidence, { id }).then(onChanged) : undefined
            }
          >
            {[
              say.evidenceStates[row.state],
              row.state === 'approved' && say.until(plainMoment(language, row.endsAt)),
              structure ?? say.everywhere,
              accounts > 0 && say.accounts(accounts),
              reason,
              by,
            ]
              .filter(Boolean)
              .join(' · ')}
          </HeldRow>
        ))}
      </ul>
      <ActForm
        name={say.evidenceOpen}
        go={say.evidenceGo}
        done={say.evidenceAsked}
        act={async ({ where = '', logins = '', from = '', until = '', reason = '' }) => {
          const structureId = where === 'all' ? null : where;
          await call(askEvidence, { structureId, logins, from, until, reason });
          await onChanged();
        }}
      >
        <Choice name="where" label={say.where} required>
          {places.length !== 1 && <option value="">{say.choose}</option>}
          {security.isCentral && <option value="all">{say.everywhere}</option>}
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Field name="from" label={say.firstDay} type="date" required />
        <Field name="until" label={say.lastDay} type="date" required />
        <Field
          name="logins"
          label={say.logins}
          hint={say.loginsHint}
          maxLength={20_000}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <ReasonField label={say.reason} hint={say.evidenceReasonHint} />
      </ActForm>
    </Part>
  );
}

/** A download that the browser makes by itself; the row is read again when one comes back to the page. */
function TakeForm({ id }: { id: string }) {
  const say = useWords(words);
  return (
    <form action={`/administration/securite/preuves/${id}`} method="post" className="security-take">
      <button type="submit" className="btn">
        {say.take}
      </button>
    </form>
  );
}

/** The day before an instant that is midnight. */
const lastDay = (until: string) => new Date(Date.parse(until) - 1).toISOString();
