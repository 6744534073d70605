import type { Room } from '#web/room';

/** What the identity module shows. */
export const room: Room = { pages: {}, widgets: {} };
