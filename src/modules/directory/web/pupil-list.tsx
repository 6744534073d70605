import './pupil-list.css';
import { Search } from 'lucide';
import { useState } from 'react';
import { Link } from 'wouter';
import type { DivisionPage } from '#contracts/directory';
import { Icon } from '#ui/icon';
import { useWords } from '#web/frame';
import { initialsOf } from './person-name.ts';
import { words } from './words/index.ts';

/** The pupils of a class, with a field that keeps only the names one is looking for. */
export function PupilList(props: { pupils: DivisionPage['pupils']; label: string }) {
  const say = useWords(words);
  const [sought, setSought] = useState('');
  const shown = props.pupils.filter(({ givenName, familyName }) =>
    plain(`${givenName} ${familyName} ${givenName}`).includes(plain(sought)),
  );
  return (
    <>
      <div className="search-line">
        <div className="search">
          <Icon of={Search} />
          <input
            className="input"
            type="search"
            aria-label={say.searchPupil}
            placeholder={say.searchPupil}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </div>
        <p className="small soft search-count" role="status">
          {sought.trim() !== '' && say.found(shown.length, props.pupils.length)}
        </p>
      </div>
      <ul className="pupils" aria-label={props.label}>
        {shown.map((pupil) => (
          <li key={pupil.id}>
            <span className="face" aria-hidden="true">
              {initialsOf(pupil)}
            </span>
            <Link href={`/personnes/${pupil.id}`}>
              <b>{pupil.familyName}</b>
              {` ${pupil.givenName}`}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const plain = (text: string): string =>
  text
    .trim()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLocaleLowerCase('fr');
