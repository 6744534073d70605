import { type IconNode, RefreshCw, Sun, UserRound, Users } from 'lucide';
import type { WhoIAm } from '#contracts/identity';
import type { fr } from '../words/fr.ts';

/** A place of the portal that exists for this person. */
export interface Place {
  href: string;
  word: keyof typeof fr & ('today' | 'myClasses' | 'classes' | 'feeds' | 'me');
  icon: IconNode;
  /** Whether one is there, from the path. */
  holds(path: string): boolean;
}

const today: Place = { href: '/', word: 'today', icon: Sun, holds: (path) => path === '/' };
const classes: Place = {
  href: '/#classes',
  word: 'myClasses',
  icon: Users,
  holds: (path) => path.startsWith('/classes/'),
};
const schoolClasses: Place = { ...classes, word: 'classes' };
const feeds: Place = {
  href: '/alimentation',
  word: 'feeds',
  icon: RefreshCw,
  holds: (path) => path === '/alimentation',
};
const moi: Place = {
  href: '/moi',
  word: 'me',
  icon: UserRound,
  holds: (path) => path === '/moi',
};

/** The places that exist for this person: never one that leads nowhere. */
export function placesOf({ current, administers }: WhoIAm): Place[] {
  const profile = current?.profile;
  const places = [today];
  if (profile === 'ENS') places.push(classes);
  if (profile === 'DIR' || profile === 'EVS' || profile === 'ETA' || profile === 'DOC')
    places.push(schoolClasses);
  if (administers.some(({ structureId }) => structureId === null)) places.push(feeds);
  return [...places, moi];
}
