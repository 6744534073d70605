import type { Room } from '#web/room';
import { TodayPage } from './today-page.tsx';

/** What the portal shows: the home page. */
export const room: Room = { pages: { '/': TodayPage }, widgets: {} };
