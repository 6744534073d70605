import type { Room } from '#web/room';
import { GroupPage } from './group-page.tsx';
import { GroupsPage } from './groups-page.tsx';

/** Groups: mine, and one of them. */
export const room: Room = {
  pages: {
    '/groupes': GroupsPage,
    '/groupes/:id': GroupPage,
  },
  widgets: {},
};
