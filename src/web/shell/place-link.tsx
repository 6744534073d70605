import { Link, useLocation } from 'wouter';
import { useWords } from '../frame.ts';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/index.ts';
import type { Place } from './places.ts';

/** A place with its icon and its word; the one where one is says so. */
export function PlaceLink({ place }: { place: Place }) {
  const say = useWords(words);
  const [path] = useLocation();
  const inside = (
    <>
      <Icon of={place.icon} />
      <span>{say[place.word]}</span>
    </>
  );
  const here = place.holds(path) ? ({ 'aria-current': 'page' } as const) : {};
  // A part of the home page is reached by the browser itself, which knows how to scroll there.
  return place.href.includes('#') ? (
    <a href={place.href} {...here}>
      {inside}
    </a>
  ) : (
    <Link href={place.href} {...here}>
      {inside}
    </Link>
  );
}
