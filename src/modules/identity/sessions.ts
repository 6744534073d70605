import type { Exchange } from '#kernel/http';
import { endSession } from './commands/end-session.ts';
import { clearCookie } from './cookies.ts';
import { idleBefore } from './session-life.ts';

/** What a house that opens doors elsewhere may do with sessions. */
export const sessions = {
  end: endSession,
  /** Takes this host's cookie back. */
  forget: (exchange: Exchange) => clearCookie('session', exchange),
  idleBefore,
};
