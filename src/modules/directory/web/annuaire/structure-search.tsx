import { Link, useSearch } from 'wouter';
import { findStructures } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { cityName } from '../city-name.ts';
import { words as directoryWords } from '../words/index.ts';
import { SearchForm } from './search-form.tsx';
import { words } from './words/index.ts';

/** The structures that one looks after: a field, a page of them by name, and the way to the next. */
export function StructureSearch() {
  const say = useWords(words);
  const { structureKinds } = useWords(directoryWords);
  const query = new URLSearchParams(useSearch());
  const text = query.get('structure') ?? '';
  const after = query.get('after') ?? undefined;
  const answer = useAnswer(findStructures, {
    ...(text !== '' && { text }),
    ...(after !== undefined && { after }),
  });
  const address = (more: Record<string, string>) =>
    `/annuaire?${new URLSearchParams({ ...(text !== '' && { structure: text }), ...more })}`;
  return (
    <Part name={say.structures} id="etablissements">
      <SearchForm
        action="/annuaire"
        name="structure"
        label={say.structureSearch}
        hint={say.structureHint}
        go={say.searchGo}
        value={text}
      />
      <Answered answer={answer}>
        {({ structures, next }) => (
          <>
            {structures.length === 0 && <p className="below">{say.noStructure}</p>}
            <ul className="known below" aria-label={say.structures}>
              {structures.map(({ id, name, kind, city, uai, pupils }) => (
                <li key={id} className="known-line">
                  <p className="row-title">
                    <Link href={`/structures/${id}`}>{name}</Link>
                  </p>
                  <p className="soft small">
                    {[
                      structureKinds[kind],
                      cityName(city ?? ''),
                      uai,
                      pupils !== null && pupils > 0 && say.pupils(pupils),
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </p>
                </li>
              ))}
            </ul>
            <p className="below">
              {after !== undefined && <Link href={address({})}>{say.firstStructures}</Link>}{' '}
              {next !== null && <Link href={address({ after: next })}>{say.nextStructures}</Link>}
            </p>
          </>
        )}
      </Answered>
    </Part>
  );
}
