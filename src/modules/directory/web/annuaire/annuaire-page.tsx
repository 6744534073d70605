import './annuaire.css';
import { Link, useSearch } from 'wouter';
import { type AnnuaireSchool, readAnnuaire } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { Place } from '../place.tsx';
import { School, type Way, ways } from './school.tsx';
import { SearchForm } from './search-form.tsx';
import { StructureSearch } from './structure-search.tsx';
import { words } from './words/index.ts';

/** `/annuaire`: whom one may know in one's school, and for those who look after several, the schools. */
export function AnnuairePage() {
  const answer = useAnswer(readAnnuaire, {});
  const say = useWords(words);
  const asked = new URLSearchParams(useSearch()).get('par');
  const way = ways.find((one) => one === asked) ?? 'fonction';
  return (
    <Answered answer={answer}>
      {({ schools, can }) => (
        <>
          <Title title={say.annuaire}>
            {schools.map((school) => (
              <p key={school.id}>
                <Place structure={school} />
                {school.can.open && (
                  <>
                    {' '}
                    <Link href={`/structures/${school.id}`}>{say.mySchool}</Link>
                  </>
                )}
              </p>
            ))}
            <SearchForm
              action="/recherche"
              name="text"
              label={say.searchPerson}
              hint={say.searchHint}
              go={say.searchGo}
            />
            <p>
              <Link href="/groupes">{say.groups}</Link>
            </p>
            {schools.some(isLong) && <Ways now={way} />}
          </Title>
          {schools.length === 0 && !can.findStructures && (
            <Part name={say.annuaire}>
              <p>{say.nobodyYet}</p>
            </Part>
          )}
          {schools.map((school) => (
            <School key={school.id} school={school} way={way} hasSeveral={schools.length > 1} />
          ))}
          {can.findStructures && <StructureSearch />}
        </>
      )}
    </Answered>
  );
}

/** So many that one looks for another order. */
const isLong = ({ staff }: AnnuaireSchool) => staff.length > 8;

function Ways({ now }: { now: Way }) {
  const say = useWords(words);
  return (
    <nav aria-label={say.ways}>
      <ul className="known-ways">
        {ways.map((way) => (
          <li key={way}>
            <Link
              href={way === 'fonction' ? '/annuaire' : `/annuaire?par=${way}`}
              {...(way === now && { 'aria-current': 'true' })}
            >
              {say.wayNames[way]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
