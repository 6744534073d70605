import './places.css';
import { Link } from 'wouter';
import { useFrame } from '../frame.ts';

/** Pages that lead on from here: each with its name and a sentence of what one does there. */
export function PlaceList({ under }: { under: 'me' | 'administration' }) {
  const { places, comfort } = useFrame();
  return (
    <ul className="places">
      {places
        .filter((place) => place.under === under)
        .map(({ href, label, about }) => (
          <li key={href}>
            <Link href={href}>{label[comfort.language]}</Link>
            <p className="soft">{about[comfort.language]}</p>
          </li>
        ))}
    </ul>
  );
}
