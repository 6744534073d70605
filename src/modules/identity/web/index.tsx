import type { Room } from '#web/room';
import { MePage } from './me-page.tsx';

/** What identity shows: one's own account. */
export const room: Room = { pages: { '/moi': MePage }, widgets: {} };
