import type { Room } from '#web/room';
import { AccountsPage } from './accounts/accounts-page.tsx';
import { LocalPage } from './local/local-page.tsx';
import { MePage } from './me-page.tsx';

/** What identity shows: one's own account, and the accounts that one looks after. */
export const room: Room = {
  pages: {
    '/moi': MePage,
    '/administration/comptes': AccountsPage,
    '/administration/comptes-locaux': LocalPage,
  },
  widgets: {},
};
