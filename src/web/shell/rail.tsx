import './rail.css';
import { useFrame, useWords } from '../frame.ts';
import { words } from '../words/index.ts';
import { PlaceLink } from './place-link.tsx';
import { placesOf } from './places.ts';

/** Wide screens: the places of this person, down the side. Their account is in the roof's menu. */
export function Rail() {
  const say = useWords(words);
  return (
    <nav className="rail" aria-label={say.places}>
      <ul>
        {placesOf(useFrame())
          .filter(({ word }) => word !== 'me')
          .map((place) => (
            <li key={place.href}>
              <PlaceLink place={place} />
            </li>
          ))}
      </ul>
    </nav>
  );
}
