import pino from 'pino';

/** The log: one JSON line a request or command; never content, never a secret. */
export type Log = pino.Logger;

/** Opens the log of this process at a level of pino's (`silent` in tests). */
export const openLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: ['password', '*.password', 'headers.cookie', 'headers.authorization'],
  });
