import { useId } from 'react';
import type { Acts } from '#contracts/audit';
import { capital } from '#kernel/words';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** What to show: a plain form that asks for the page again, with script or without. */
export function FilterForm(props: {
  path: string;
  verbs: Acts['verbs'];
  asked: Readonly<Record<string, string>>;
}) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const verb = useId();
  const day = useId();
  const { asked, path } = props;
  const verbs = props.verbs
    .map(({ verb, words }) => ({ verb, word: capital(words[language]) }))
    .sort((one, other) => one.word.localeCompare(other.word, language));
  return (
    <form className="traces-filter" action={path} method="get">
      {asked['person'] !== undefined && (
        <input type="hidden" name="person" value={asked['person']} />
      )}
      <div className="field">
        <label htmlFor={verb}>{say.verb}</label>
        <select id={verb} name="verb" className="input" defaultValue={asked['verb'] ?? ''}>
          <option value="">{say.anyVerb}</option>
          {verbs.map(({ verb, word }) => (
            <option key={verb} value={verb}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={day}>{say.day}</label>
        <input id={day} name="day" type="date" className="input" defaultValue={asked['day']} />
      </div>
      <div className="traces-filter-end">
        <button type="submit" className="btn">
          {say.show}
        </button>
        {Object.keys(asked).length > 0 && (
          <a className="btn btn-line" href={path}>
            {say.all}
          </a>
        )}
      </div>
    </form>
  );
}
