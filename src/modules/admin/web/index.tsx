import type { Room } from '#web/room';
import { FailedWorkPage } from './failed-work-page.tsx';
import { SettingsPage } from './settings-page.tsx';

/** What the console shows: work that failed, and settings. */
export const room: Room = {
  pages: {
    '/administration/travaux': FailedWorkPage,
    '/administration/reglages': SettingsPage,
  },
  widgets: {},
};
