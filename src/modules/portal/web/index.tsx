import type { Room } from '#web/room';
import { AdministrationPage } from './administration-page.tsx';
import { TodayPage } from './today-page.tsx';

/** What the portal shows: the home page. */
export const room: Room = {
  pages: { '/': TodayPage, '/administration': AdministrationPage },
  widgets: {},
};
