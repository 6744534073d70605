import { type CustodyRestriction, liftRestriction } from '#contracts/directory';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { call } from '#web/call';
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
  const { id, pupil, responsable, structures, from, until, reason, isToCome, notedBy } =
    restriction;
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
      <EndAskedTwice
        say={{
          end: say.end,
          endOf: say.endOf(nameOf(pupil)),
          endSure: say.endSure(nameOf(responsable)),
          endYes: say.endYes,
          keep: say.keep,
          notEnded: say.notEnded,
          unreachable: say.unreachable,
        }}
        end={() => call(liftRestriction, { id }).then(onEnded)}
      />
    </li>
  );
}
