import { BookUser, type IconNode, SlidersHorizontal, Sun, UserRound, Users } from 'lucide';
import type { Frame } from '../frame.ts';
import type { fr } from '../words/fr.ts';

/** A place of the portal that exists for this person. */
export interface Place {
  href: string;
  word: keyof typeof fr &
    ('today' | 'myClasses' | 'classes' | 'annuaire' | 'administration' | 'me');
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
const annuaire: Place = {
  href: '/annuaire',
  word: 'annuaire',
  icon: BookUser,
  holds: (path) => path === '/annuaire' || /^\/(personnes|structures|groupes)(\/|$)/.test(path),
};
const administration: Place = {
  href: '/administration',
  word: 'administration',
  icon: SlidersHorizontal,
  holds: (path) => path.startsWith('/administration') || path.startsWith('/alimentation'),
};
const moi: Place = {
  href: '/moi',
  word: 'me',
  icon: UserRound,
  holds: (path) => path === '/moi' || path.startsWith('/moi/'),
};

const MOST_UNDER_THE_THUMB = 4;

/** The same, where there is room for four: people are looked up from the search then. */
export const fewPlacesOf = (frame: Pick<Frame, 'me' | 'places'>): Place[] => {
  const places = placesOf(frame);
  return places.length > MOST_UNDER_THE_THUMB
    ? places.filter(({ word }) => word !== 'annuaire')
    : places;
};

/** The places that exist for this person: never one that leads nowhere. */
export function placesOf({ me, places: others }: Pick<Frame, 'me' | 'places'>): Place[] {
  const profile = me.current?.profile;
  const places = [today];
  if (profile === 'ENS') places.push(classes);
  if (profile === 'DIR' || profile === 'EVS' || profile === 'ETA' || profile === 'DOC')
    places.push(schoolClasses);
  places.push(annuaire);
  if (others.some(({ under }) => under === 'administration')) places.push(administration);
  return [...places, moi];
}
