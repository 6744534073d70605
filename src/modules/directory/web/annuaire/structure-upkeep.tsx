import { Link } from 'wouter';
import type { StructurePage as Structure } from '#contracts/directory';
import { Part } from '#ui/part';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** For those who look after a school: the last feed that spoke of it, and who holds which power there. */
export function StructureUpkeep({ structure }: { structure: Structure }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { lastFeed, powers, can } = structure;
  return (
    <>
      {lastFeed && (
        <Part name={say.lastFeed}>
          <p>{say.lastFeedOf(fullDate(language, lastFeed.feedDate), lastFeed.outcome)}</p>
        </Part>
      )}
      {powers && (
        <Part
          name={say.powers}
          more={
            can.delegate && (
              <Link className="more" href="/administration/delegations">
                {say.delegations}
              </Link>
            )
          }
        >
          {powers.length === 0 && <p>{say.noPower}</p>}
          <ul className="person-rows">
            {powers.map(({ id, person, verb, until }) => (
              <li key={id}>
                <Link href={`/personnes/${person.id}`}>{person.displayName}</Link>
                <p className="soft small">
                  {[say.powerNames[verb], until && say.until(fullDate(language, until))]
                    .filter(Boolean)
                    .join(', ')}
                </p>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
