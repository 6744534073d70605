import { endTutoring, type Tutoring } from '#contracts/directory';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { call } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { nameOf } from '../custody/name-of.ts';
import { words } from './words/index.ts';

/** A pupil, who follows them, in which company, from when to when; and its end, asked twice. */
export function TutoringRow(props: {
  tutoring: Tutoring;
  hasSeveral: boolean;
  onEnded: () => Promise<void>;
}) {
  const { tutoring, hasSeveral, onEnded } = props;
  const { id, pupil, tutor, company, structure, kind, from, until, isToCome } = tutoring;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const reach = [tutor.email, tutor.phone].filter((one) => one !== null);
  return (
    <li>
      <div>
        <p className="row-title">
          {nameOf(pupil)}
          <span className="soft">
            , {pupil.division ?? say.noDivision}
            {hasSeveral && `, ${structure.name}`}
          </span>
        </p>
        <p>
          {tutor.displayName}, {say.at(company.name, company.city)}
        </p>
        <p className="soft small">
          {say.kinds[kind]}, {(isToCome ? say.toCome : say.since)(fullDate(language, from))},{' '}
          {say.until(fullDate(language, until))}. {say.siret(company.siret)}.
        </p>
        {reach.length > 0 && <p className="soft small tutoring-reach">{reach.join(' · ')}</p>}
      </div>
      <EndAskedTwice
        say={{
          end: say.end,
          endOf: say.endOf(tutor.displayName, nameOf(pupil)),
          endSure: say.endSure(tutor.displayName, nameOf(pupil)),
          endYes: say.endYes,
          keep: say.keep,
          notEnded: say.notEnded,
          unreachable: say.unreachable,
        }}
        end={() => call(endTutoring, { id }).then(onEnded)}
      />
    </li>
  );
}
