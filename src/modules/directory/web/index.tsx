import type { Room } from '#web/room';

/** What the directory module shows. */
export const room: Room = { pages: {}, widgets: {} };
