import type { Room } from '#web/room';
import { DataPage } from './data-page.tsx';
import { DuplicatesPage } from './duplicates/duplicates-page.tsx';
import { PeoplePage } from './people-page.tsx';

/** What privacy shows: what is kept of me, and how two people become one, or none. */
export const room: Room = {
  pages: {
    '/moi/donnees': DataPage,
    '/administration/personnes': PeoplePage,
    '/administration/doublons': DuplicatesPage,
  },
  widgets: {},
};
