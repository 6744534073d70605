import type { Room } from '#web/room';
import { AdministrationPage } from './administration-page.tsx';
import { SearchPage } from './search-page.tsx';
import { TodayPage } from './today-page.tsx';

/** What the portal shows: the home page, and what it gathers. */
export const room: Room = {
  pages: { '/': TodayPage, '/administration': AdministrationPage, '/recherche': SearchPage },
  widgets: {},
};
