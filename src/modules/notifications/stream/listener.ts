import type { EventStream } from '#kernel/http';
import type { News } from '../contract.ts';

/** One browser that listens to a person's news. */
export interface Listener {
  personId: string;
  sessionId: string;
  stream: EventStream<News>;
  /** The number of the newest notice it has; null: it starts where the person stands. */
  sent: number | null;
  /** What it was last told; undefined: nothing yet. */
  unread: number | undefined;
}
