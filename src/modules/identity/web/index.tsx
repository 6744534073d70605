import type { Room } from '#web/room';
import { AccountsPage } from './accounts/accounts-page.tsx';
import { LettersPage } from './letters/letters-page.tsx';
import { LocalPage } from './local/local-page.tsx';
import { MePage } from './me-page.tsx';
import { MySessionsPage } from './my-sessions/my-sessions-page.tsx';

/** What identity shows: one's own account, and the accounts that one looks after. */
export const room: Room = {
  pages: {
    '/moi': MePage,
    '/moi/connexions': MySessionsPage,
    '/administration/comptes': AccountsPage,
    '/administration/comptes/activation': LettersPage,
    '/administration/comptes-locaux': LocalPage,
  },
  widgets: {},
};
