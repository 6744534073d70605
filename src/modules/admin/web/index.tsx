import type { Room } from '#web/room';
import { ClosedYearsPage } from './closed-years-page.tsx';
import { FailedWorkPage } from './failed-work-page.tsx';
import { SettingsPage } from './settings-page.tsx';

/** What the console shows: work that failed, settings, and what the school year closed. */
export const room: Room = {
  pages: {
    '/administration/travaux': FailedWorkPage,
    '/administration/reglages': SettingsPage,
    '/administration/annees': ClosedYearsPage,
  },
  widgets: {},
};
