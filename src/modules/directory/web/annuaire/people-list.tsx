import './annuaire.css';
import { Link } from 'wouter';
import { listed } from '#kernel/words';
import { useFrame } from '#web/frame';
import { initialsOf } from '../person-name.ts';

interface Person {
  id: string;
  givenName: string;
  familyName: string;
  /** What they do or teach. */
  what?: readonly string[];
}

/** People in the order they come, each leading to their card. */
export function PeopleList({ people, label }: { people: readonly Person[]; label: string }) {
  const { language } = useFrame().comfort;
  return (
    <ul className="known" aria-label={label}>
      {people.map(({ id, givenName, familyName, what = [] }) => (
        <li key={id}>
          <span className="face" aria-hidden="true">
            {initialsOf({ givenName, familyName })}
          </span>
          <div>
            <p className="row-title">
              <Link href={`/personnes/${id}`}>{`${familyName} ${givenName}`}</Link>
            </p>
            {what.length > 0 && <p className="soft small">{listed(language, what)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
