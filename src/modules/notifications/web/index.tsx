import type { Room } from '#web/room';
import { MyLettersPage } from './my-letters-page.tsx';
import { NotificationsPage } from './notifications-page.tsx';
import { PostPage } from './post-page.tsx';

/** What notifications show: one's notices and choices, and how mail leaves. */
export const room: Room = {
  pages: {
    '/moi/notifications': NotificationsPage,
    '/moi/courrier': MyLettersPage,
    '/administration/courrier': PostPage,
  },
  widgets: {},
};
