import './search-field.css';
import { Search } from 'lucide';
import { useLocation } from 'wouter';
import { type Frame, useFrame, useWords } from '../frame.ts';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/index.ts';

/** Find people and classes from anywhere: a field where there is room, a way to it on a phone. Works without script. */
export function SearchField() {
  const say = useWords(words);
  const frame = useFrame();
  const [path, goTo] = useLocation();
  if (!seesOthers(frame) || path === '/recherche') return null;
  return (
    <>
      <a className="roof-item roof-search-link" href="/recherche">
        <Icon of={Search} />
        <span className="sr-only">{say.search}</span>
      </a>
      <search className="roof-search">
        <form
          action="/recherche"
          onSubmit={(event) => {
            event.preventDefault();
            const text = String(new FormData(event.currentTarget).get('text') ?? '');
            goTo(`/recherche?${new URLSearchParams({ text })}`);
          }}
        >
          <Icon of={Search} />
          <input
            type="search"
            name="text"
            autoComplete="off"
            maxLength={100}
            aria-label={say.search}
            placeholder={say.searchWhat}
          />
        </form>
      </search>
    </>
  );
}

/** Pupils and parents have nobody to look for but those already on their home page. */
const seesOthers = ({ me }: Frame): boolean =>
  me.administers.length > 0 ||
  me.profiles.some((profile) => profile !== 'ELV' && profile !== 'TUT');
