import { type Delegation, endPower } from '#contracts/directory';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { call } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** A power that somebody holds: what, where, until when, why, thanks to whom; and its end, asked twice. */
export function DelegationRow(props: {
  delegation: Delegation;
  hasSeveral: boolean;
  onEnded: () => Promise<void>;
}) {
  const { delegation, hasSeveral, onEnded } = props;
  const { person, structure, division, verb, until, reason, givenBy } = delegation;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const what = structure === null ? say.administerAll : say.verbs[verb];
  return (
    <li>
      <div>
        <p className="row-title">{person.displayName}</p>
        <p>{[what, division?.label, hasSeveral && structure?.name].filter(Boolean).join(', ')}</p>
        <p className="soft small">
          {until === null ? say.noEnd : say.until(fullDate(language, until))},{' '}
          {givenBy === null ? say.byCommand : say.givenBy(givenBy)}. {say.because(reason)}
        </p>
      </div>
      {delegation.can.end && (
        <EndAskedTwice
          say={{
            end: say.end,
            endOf: say.endOf(person.displayName),
            endSure: say.endSure,
            endYes: say.endYes,
            keep: say.keep,
            notEnded: say.notEnded,
            unreachable: say.unreachable,
          }}
          end={() => call(endPower, { id: delegation.id }).then(onEnded)}
        />
      )}
    </li>
  );
}
