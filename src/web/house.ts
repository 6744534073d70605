import type { Room } from './room.ts';

/** Each module's pages and widgets, fetched when they are first needed. */
const doors = {
  portal: () => import('../modules/portal/web/index.tsx'),
  directory: () => import('../modules/directory/web/index.tsx'),
  'directory/annuaire': () => import('../modules/directory/web/annuaire/index.tsx'),
  'directory/groups': () => import('../modules/directory/web/groups/index.tsx'),
  'directory/desk': () => import('../modules/directory/web/desk/index.tsx'),
  identity: () => import('../modules/identity/web/index.tsx'),
  'identity/security': () => import('../modules/identity/web/security/index.tsx'),
  audit: () => import('../modules/audit/web/index.tsx'),
  privacy: () => import('../modules/privacy/web/index.tsx'),
  admin: () => import('../modules/admin/web/index.tsx'),
  sso: () => import('../modules/sso/web/index.tsx'),
  notifications: () => import('../modules/notifications/web/index.tsx'),
} satisfies Record<string, () => Promise<{ room: Room }>>;

/** The name of a module that shows something. */
export type RoomName = keyof typeof doors;

/** Every address of the signed-in portal, and the module that shows it. */
const addresses: Record<string, RoomName> = {
  '/': 'portal',
  '/classes/:id': 'directory',
  '/groupes': 'directory/groups',
  '/groupes/:id': 'directory/groups',
  '/alimentation': 'directory/desk',
  '/alimentation/sources': 'directory/desk',
  '/alimentation/:id': 'directory/desk',
  '/administration/delegations': 'directory/desk',
  '/administration/gardes': 'directory/desk',
  '/administration/entreprises': 'directory/desk',
  '/administration/tableaux': 'directory/desk',
  '/moi': 'identity',
  '/moi/connexions': 'identity',
  '/administration/comptes': 'identity',
  '/administration/comptes/activation': 'identity',
  '/administration/comptes-locaux': 'identity',
  '/administration/securite': 'identity/security',
  '/moi/donnees': 'privacy',
  '/administration/personnes': 'privacy',
  '/administration/doublons': 'privacy',
  '/moi/traces': 'audit',
  '/administration/traces': 'audit',
  '/administration/applications': 'sso',
  '/administration/applications/:id': 'sso',
  '/administration/ouverture': 'sso',
  '/administration/charte': 'sso',
  '/administration/travaux': 'admin',
  '/administration/reglages': 'admin',
  '/administration/annees': 'admin',
  '/moi/notifications': 'notifications',
  '/moi/courrier': 'notifications',
  '/administration/courrier': 'notifications',
  '/administration': 'portal',
  '/recherche': 'portal',
  '/personnes/:id': 'directory/annuaire',
  '/personnes/:id/famille': 'directory/annuaire',
  '/annuaire': 'directory/annuaire',
  '/structures/:id': 'directory/annuaire',
  '/moi/visibilite': 'directory/annuaire',
};

const open = new Map<RoomName, Room>();
const opening = new Map<RoomName, Promise<Room>>();

/** The rooms already here. */
export const openRoom = (name: RoomName): Room | undefined => open.get(name);

/** Fetches a room once; asking again gives the same promise. */
export function enterRoom(name: RoomName): Promise<Room> {
  const before = opening.get(name);
  if (before) return before;
  const promise = doors[name]().then(({ room }) => {
    open.set(name, room);
    return room;
  });
  promise.catch(() => opening.delete(name));
  opening.set(name, promise);
  return promise;
}

/** Fetches every room: the server has them all before it answers the first request. */
export const enterAllRooms = (): Promise<Room[]> =>
  Promise.all((Object.keys(doors) as RoomName[]).map(enterRoom));

/** Each address as a pattern, in their order; the parts of a path by name. */
const patterns = Object.entries(addresses).map(([address, room]) => ({
  address,
  room,
  pattern: new RegExp(`^${address.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`),
}));

/** What is at a path: its address, its room, and the parts of the path; undefined where there is nothing. */
export function foundAt(path: string) {
  for (const { address, room, pattern } of patterns) {
    const match = pattern.exec(path);
    if (match) return { address, room, parts: { ...match.groups } };
  }
  return undefined;
}

/** The rooms that a page needs before it can be drawn: its own, and those of its widgets. */
export function roomsFor(path: string, widgets: readonly string[]): RoomName[] {
  const own = foundAt(path)?.room;
  const theirs = widgets.map((name) => name.split('.')[0]).filter(isRoom);
  return [...new Set([...(own ? [own] : []), ...theirs])];
}

const isRoom = (name: string | undefined): name is RoomName => name !== undefined && name in doors;
