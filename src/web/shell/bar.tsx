import './bar.css';
import { useFrame, useWords } from '../frame.ts';
import { words } from '../words/index.ts';
import { PlaceLink } from './place-link.tsx';
import { fewPlacesOf } from './places.ts';

/** Phones and zoomed screens: the same places, under the thumb. */
export function Bar() {
  const say = useWords(words);
  return (
    <nav className="bar" aria-label={say.mainPlaces}>
      <ul>
        {fewPlacesOf(useFrame()).map((place) => (
          <li key={place.href}>
            <PlaceLink place={place} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
