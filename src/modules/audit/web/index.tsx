import type { Room } from '#web/room';
import { MyTracesPage } from './my-traces-page.tsx';
import { TracesPage } from './traces-page.tsx';

/** What audit shows: one's own traces, and those of the people one looks after. */
export const room: Room = {
  pages: { '/moi/traces': MyTracesPage, '/administration/traces': TracesPage },
  widgets: {},
};
