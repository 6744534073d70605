import type { z } from 'zod';
import { addressOf, type Endpoint, type EventKind } from './contract.ts';
import type { Database } from './db.ts';
import type { Serve } from './http.ts';
import type { Log } from './log.ts';
import type { Catalogue, Language } from './words.ts';

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

/** What an endpoint answers to an input, put inside a page so that the browser app need not ask for it. */
export interface PageAnswer {
  /** Path and query, as the browser app would ask. */
  address: string;
  reply: unknown;
}

/** Puts an answer inside a page; nothing that the contract does not declare goes with it. */
export const answered = <E extends Endpoint>(
  endpoint: E,
  input: z.input<E['input']>,
  reply: z.input<E['reply']>,
): PageAnswer => ({
  address: addressOf(endpoint, input as Record<string, unknown>).url,
  reply: endpoint.reply.parse(reply),
});

/** A page that a module's `web/` draws. */
export interface PageOffer<Context> {
  /** As in fastify: `/classes/:id`. */
  path: string;
  /** One English sentence. */
  summary: string;
  /** What it shows; refuses as an endpoint does. `given`: path parts and query, untyped. */
  answers: (
    ctx: Context,
    given: Readonly<Record<string, unknown>>,
  ) => Promise<readonly PageAnswer[]>;
}

/** A page that is offered where people look for it: among what is theirs, or what they administer. */
export interface PlaceOffer<Context> {
  href: string;
  label: Catalogue<string>;
  /** One sentence: what one does there. */
  about: Catalogue<string>;
  under: 'me' | 'administration';
  isFor: (ctx: Context) => boolean;
}

/** Personal data that a module keeps: what, how long, why (RGPD art. 5 and 30). */
export interface Retention {
  what: string;
  keptFor: string;
  because: string;
}

/** What a notice says, in one language. */
export interface NoticeWords {
  title: string;
  body: string;
  /** A path of ours, where it leads. */
  href: string;
}

/** News for some people, made from an event: shown in the portal, and sent by mail when it says so. */
export interface Notice {
  /** `directory.feed-taken`: also the name of the choice that people make about it. */
  name: `${string}.${string}`;
  of: EventKind;
  /** What kind of news this is, for one's preferences. */
  label: Catalogue<string>;
  /** Whether one may refuse it. What protects an account may not be refused. */
  isOptional: boolean;
  isMailed: boolean;
  /** The people it is for. Told at least once: the same event must name the same people. */
  recipients: (ctx: Errand, payload: never) => Promise<readonly string[]>;
  write: (payload: never, language: Language) => NoticeWords;
}

/** Describes a notice, keeping the type of the event's payload. */
export const notice = <Kind extends EventKind>(
  description: Omit<Notice, 'of' | 'recipients' | 'write'> & {
    of: Kind;
    recipients: (ctx: Errand, payload: z.output<Kind['payload']>) => Promise<readonly string[]>;
    write: (payload: z.output<Kind['payload']>, language: Language) => NoticeWords;
  },
): Notice => description as unknown as Notice;

/** Something found, among what the searcher may see. */
export interface SearchHit {
  title: string;
  /** One line: what and where. */
  about: string;
  href: string;
}

/** What a module lets people search, within their sight. */
export interface Searchable<Context> {
  name: `${string}.${string}`;
  label: Catalogue<string>;
  find: (ctx: Context, text: string, most: number) => Promise<readonly SearchHit[]>;
}

/** A choice that administrators make without restarting: for the platform, or for each structure. */
export interface Setting<Shape extends z.ZodType = z.ZodType> {
  name: `${string}.${string}`;
  label: Catalogue<string>;
  about: Catalogue<string>;
  /** `structure`: each may choose; those that did not have the platform's value. */
  scope: 'platform' | 'structure';
  shape: Shape;
  initial: z.output<Shape>;
}

/** Describes a setting, keeping the type of its value. */
export const setting = <Shape extends z.ZodType>(description: Setting<Shape>) => description;

/** What a module brings to the house. Export and erasure are the law (RGPD art. 15 and 17): without them it does not compile. */
export interface Module<Visit, Context> {
  name: string;
  /** Its name on screens, in French. */
  label: string;
  routes?: (serve: Serve<Visit, Context>) => void;
  on?: readonly Reaction[];
  notices?: readonly Notice[];
  searchables?: readonly Searchable<Context>[];
  widgets?: readonly WidgetOffer<Context>[];
  pages?: readonly PageOffer<Context>[];
  places?: readonly PlaceOffer<Context>[];
  settings?: readonly Setting[];
  exportPerson: (ctx: Errand, personId: string) => Promise<unknown>;
  forgetPerson: (ctx: Errand, personId: string) => Promise<void>;
  retention: readonly Retention[];
  /** The words of its refusals, in French: what happened and what to do. */
  refusals?: Readonly<Record<`${string}.${string}`, string>>;
}
