import './search-page.css';
import { Search } from 'lucide';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { Icon } from '#ui/icon';
import { Title } from '#ui/title';
import { useWords } from '#web/frame';
import { SearchResults } from './search-results.tsx';
import { words } from './words/index.ts';

const PAUSE = 250;

/** `/recherche`: a field, and what it finds while one types. Without script it is a plain form. */
export function SearchPage() {
  const say = useWords(words);
  const asked = new URLSearchParams(useSearch()).get('text') ?? '';
  const own = useId();
  const [typed, setTyped] = useState(asked);
  useSoon(typed, asked);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only lets the arrows go from the field to what it found.
    <div onKeyDown={walk}>
      <Title title={say.search}>
        <search>
          <form className="found-form" action="/recherche">
            <label htmlFor={own}>{say.searchWhat}</label>
            <div className="found-field">
              <Icon of={Search} />
              <input
                className="input"
                id={own}
                type="search"
                name="text"
                autoComplete="off"
                maxLength={100}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            </div>
            <noscript>
              <button type="submit" className="btn">
                {say.searchGo}
              </button>
            </noscript>
          </form>
        </search>
        {asked.trim().length < 2 && (
          <p className="soft found-hint">
            {say.searchHint} <Link href="/annuaire">{say.searchElse}</Link>
          </p>
        )}
      </Title>
      {asked.trim().length >= 2 && <SearchResults text={asked} />}
    </div>
  );
}

/** A moment after the last letter, the address says what is sought: it can be kept, sent, gone back to. */
function useSoon(typed: string, asked: string): void {
  const [, goTo] = useLocation();
  const before = useRef(asked);
  useEffect(() => {
    if (typed === before.current) return;
    const timer = setTimeout(() => {
      before.current = typed;
      goTo(`/recherche${typed === '' ? '' : `?${new URLSearchParams({ text: typed })}`}`, {
        replace: true,
      });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, goTo]);
}

/** Down and up go through the field and the results, as in a list. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .found a')];
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
