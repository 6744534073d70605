import type { EventKind } from './contract.ts';
import type { Database } from './db.ts';
import type { Serve } from './http.ts';
import type { Log } from './log.ts';

/** What a reaction or a scheduled task works with: no person is asking. */
export interface Errand {
  db: Database;
  log: Log;
}

/** A reaction to an event: at least once, so doing it twice must change nothing more. */
export interface Reaction {
  to: EventKind;
  /** Unique in its module: names the delivery. */
  name: string;
  react: (ctx: Errand, payload: never) => Promise<void>;
}

/** Describes a reaction, keeping the type of the event's payload. */
export const reaction = <Kind extends EventKind>(
  to: Kind,
  name: string,
  react: (
    ctx: Errand,
    payload: Kind extends EventKind<infer P> ? P['_output'] : never,
  ) => Promise<void>,
): Reaction => ({ to, name, react: react as Reaction['react'] });

/** A widget that a module contributes to the home page, for the actors it is `for`. */
export interface WidgetOffer<Context> {
  name: `${string}.${string}`;
  title: string;
  isFor: (ctx: Context) => boolean;
  load: (ctx: Context) => Promise<unknown>;
}

/** Personal data that a module keeps: what, how long, why (RGPD art. 5 and 30). */
export interface Retention {
  what: string;
  keptFor: string;
  because: string;
}

/** What a module brings to the house. Export and erasure are the law (RGPD art. 15 and 17): without them it does not compile. */
export interface Module<Visit, Context> {
  name: string;
  /** Its name on screens, in French. */
  label: string;
  routes?: (serve: Serve<Visit, Context>) => void;
  on?: readonly Reaction[];
  widgets?: readonly WidgetOffer<Context>[];
  exportPerson: (ctx: Errand, personId: string) => Promise<unknown>;
  forgetPerson: (ctx: Errand, personId: string) => Promise<void>;
  retention: readonly Retention[];
  /** The words of its refusals, in French: what happened and what to do. */
  refusals?: Readonly<Record<`${string}.${string}`, string>>;
}
