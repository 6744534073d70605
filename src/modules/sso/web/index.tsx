import type { Room } from '#web/room';
import { ApplicationPage } from './application-page.tsx';
import { ApplicationsPage } from './applications-page.tsx';
import { ChartersPage } from './charters-page.tsx';
import { OpeningPage } from './opening-page.tsx';

/** What administrators see of linked applications. */
export const room: Room = {
  pages: {
    '/administration/applications': ApplicationsPage,
    '/administration/applications/:id': ApplicationPage,
    '/administration/ouverture': OpeningPage,
    '/administration/charte': ChartersPage,
  },
  widgets: {},
};
