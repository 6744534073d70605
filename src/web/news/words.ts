import type { News } from '#contracts/notifications';

/** What a window says to the worker: that it is there, for whom; or that it goes. */
export type FromWindow = { of: string } | { bye: true };

/** What a window is told. */
export type ToWindow = { news: News } | { over: true };
