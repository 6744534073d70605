import type { Room } from '#web/room';
import { SecurityPage } from './security-page.tsx';

/** The page of whoever protects accounts: apart, because few people ever open it. */
export const room: Room = {
  pages: { '/administration/securite': SecurityPage },
  widgets: {},
};
