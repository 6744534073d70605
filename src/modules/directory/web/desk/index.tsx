import type { Room } from '#web/room';
import { CompaniesPage } from '../companies/companies-page.tsx';
import { CustodyPage } from '../custody/custody-page.tsx';
import { DelegationsPage } from '../delegations/delegations-page.tsx';
import { FeedPage } from '../feeds/feed-page.tsx';
import { FeedsPage } from '../feeds/feeds-page.tsx';
import { SourcesPage } from '../feeds/sources-page.tsx';
import { TablesPage } from '../feeds/tables/tables-page.tsx';

/** What those who look after the directory do. */
export const room: Room = {
  pages: {
    '/alimentation': FeedsPage,
    '/alimentation/sources': SourcesPage,
    '/alimentation/:id': FeedPage,
    '/administration/delegations': DelegationsPage,
    '/administration/gardes': CustodyPage,
    '/administration/entreprises': CompaniesPage,
    '/administration/tableaux': TablesPage,
  },
  widgets: {},
};
