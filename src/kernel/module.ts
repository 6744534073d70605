import type { Readable } from 'node:stream';
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

/** What a reaction works with. The event's id tells a second telling of the same event from another event. */
export interface Occasion extends Errand {
  eventId: number;
  happenedAt: Date;
}

/**
 * A reaction to an event. Its `db` is one transaction, committed with the acknowledgement: what it writes there is
 * there exactly once. A statement that fails in it fails the reaction, caught or not; it is then tried again.
 */
export interface Reaction {
  to: EventKind;
  /** Unique in its module: names the delivery. */
  name: string;
  /**
   * It reaches outside the database (a mail, a call), or works in transactions of its own: `db` is then a pool, and the
   * whole is done at least once.
   */
  isAtLeastOnce?: boolean;
  /** What it does, for whoever finds that it failed: « Envoyer les courriels ». */
  label?: Catalogue<string>;
  react: (ctx: Occasion, payload: never) => Promise<void>;
}

/** Describes a reaction, keeping the type of the event's payload. */
export const reaction = <Kind extends EventKind>(
  to: Kind,
  name: string,
  react: (
    ctx: Occasion,
    payload: Kind extends EventKind<infer P> ? P['_output'] : never,
  ) => Promise<void>,
  { isAtLeastOnce = false, label }: Pick<Reaction, 'isAtLeastOnce' | 'label'> = {},
): Reaction => ({
  to,
  name,
  isAtLeastOnce,
  ...(label && { label }),
  react: react as Reaction['react'],
});

/** How often a scheduled task is done: every so many minutes, or by the five fields of a crontab line, in UTC. */
export type Rhythm =
  | 1
  | 2
  | 5
  | 10
  | 15
  | 20
  | 30
  | 60
  | `${string} ${string} ${string} ${string} ${string}`;

/**
 * Work that the clock asks for: once at each time however many workers run, never twice side by side. After a failure
 * it is tried again, and a worker may be stopped in the middle of it, so doing it twice must change nothing more.
 */
export interface Schedule {
  /** Unique among the schedules and reactions of its module: `seal-batches`. */
  name: string;
  /** `5`, or `'30 1 * * *'`: at 1:30 UTC, 2:30 or 3:30 in Paris. */
  every: Rhythm;
  /** What it does, for whoever finds that it failed: « Sceller les traces ». */
  label?: Catalogue<string>;
  do: (errand: Errand) => Promise<void>;
}

/** A widget that a module contributes to the home page, for the actors it is `for`. */
export interface WidgetOffer<Context> {
  name: `${string}.${string}`;
  title: Catalogue<string>;
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
  /** Asked for each page that is drawn: from the actor alone, and of the database only for the few who may. */
  isFor: (ctx: Context) => boolean | Promise<boolean>;
}

/** Personal data that a module keeps: what, how long, why (RGPD art. 5 and 30). */
export interface Retention {
  what: Catalogue<string>;
  keptFor: Catalogue<string>;
  because: Catalogue<string>;
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
  /** The power over everything that all its recipients hold: nobody else is asked what they want of it. */
  needsPower?: string;
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
  about: Catalogue<string>;
  href: string;
}

/** What a module lets people search, within their sight. */
export interface Searchable<Context> {
  name: `${string}.${string}`;
  label: Catalogue<string>;
  /** `text` is what somebody typed, without signs that are no writing; it may still be anything. At most `most`. */
  find: (ctx: Context, text: string, most: number) => Promise<readonly SearchHit[]>;
}

/** A choice that administrators make without restarting: for the platform, or for each structure. */
export interface Setting<Shape extends z.ZodType = z.ZodType> {
  name: `${string}.${string}`;
  label: Catalogue<string>;
  about: Catalogue<string>;
  /** `structure`: each may choose; those that did not have the platform's value. */
  scope: 'platform' | 'structure';
  /** A boolean, a bounded integer, an enum or a short text: what a form can ask. Others are refused at start. */
  shape: Shape;
  initial: z.output<Shape>;
  /** After a number: « % ». */
  unit?: Catalogue<string>;
  /** The words of each value of an enum. */
  choices?: Readonly<Record<string, Catalogue<string>>>;
}

/** Describes a setting, keeping the type of its value. */
export const setting = <Shape extends z.ZodType>(description: Setting<Shape>) => description;

/** A file among what a module keeps of a person. */
export interface CopiedFile {
  /** As the person would call it: `photo.webp`. */
  name: string;
  open: () => Promise<Readable>;
}

/** Part of what a module keeps of a person, said in French to that person: no code, no key of ours. */
export interface CopySection {
  title: string;
  lines: readonly { label: string; value: string }[];
}

/**
 * All that a module keeps of one person (RGPD art. 15 and 20), and nothing of a third: the person's own links and
 * groups, not the names of the others in them.
 */
export interface PersonCopy {
  /** For programs; becomes JSON. Null when nothing is kept. */
  facts: unknown;
  /** The same, to be read. */
  readable: readonly CopySection[];
  files?: readonly CopiedFile[];
}

/** What undoes a merge: becomes JSON, is kept 90 days at most, and is erased with the person. */
export type Undo = unknown;

/** What becomes of what an erased person wrote for others: it stays without their name, or goes with them. */
export type Contributions = 'anonymise' | 'erase';

/** A school year that has ended in a structure. */
export interface ClosingYear {
  structureId: string;
  /** 2025 for 2025-2026. */
  year: number;
  /** There, the day before the next year began. */
  lastDay: string;
}

/**
 * What a module that keeps personal rows owes to people: without it, it does not compile. All run in the caller's
 * transaction, houses above before those they lean on; the person's row is still there. `unmergePeople` goes the other
 * way, once that row is back.
 */
export interface KeepsPeople {
  keepsPeople?: true;
  exportPerson: (ctx: Errand, personId: string) => Promise<PersonCopy>;
  /** Leaves no row, file, text or JSON that names the person; of what they wrote for others, what was chosen. */
  forgetPerson: (ctx: Errand, personId: string, contributions: Contributions) => Promise<void>;
  /** Makes all that is said of `from` said of `into`; where both have the one thing that there can be, `into`'s stays. */
  mergePeople: (ctx: Errand, from: string, into: string) => Promise<Undo>;
  /** Puts back each row that `mergePeople` changed; refuses with a conflict what has changed since. */
  unmergePeople: (ctx: Errand, undo: Undo) => Promise<void>;
  retention: readonly [Retention, ...Retention[]];
}

/** A module whose tables know nobody. `tests/people/keepers.test.ts` looks for a key to a person in them. */
interface KeepsNobody {
  keepsPeople: false;
}

/** What a module brings to the house. What it owes to the people of whom it keeps rows is the law, and compiled. */
export type Module<Visit, Context> = (KeepsPeople | KeepsNobody) & {
  name: string;
  /** Its name on screens. */
  label: Catalogue<string>;
  routes?: (serve: Serve<Visit, Context>) => void;
  on?: readonly Reaction[];
  schedules?: readonly Schedule[];
  notices?: readonly Notice[];
  searchables?: readonly Searchable<Context>[];
  widgets?: readonly WidgetOffer<Context>[];
  pages?: readonly PageOffer<Context>[];
  places?: readonly PlaceOffer<Context>[];
  settings?: readonly Setting[];
  /**
   * Ends what ends with the school year, after its last day, in one transaction with every other house, those above
   * first. Says what and how many, a line each: « 12 délégués de classe »; nothing of what there was none of.
   */
  closeYear?: (ctx: Errand, year: ClosingYear) => Promise<readonly Catalogue<string>[]>;
  /** The words of the verbs that it notes, as a line of somebody's traces begins: « Connexion ». */
  acts?: Readonly<Record<`${string}.${string}`, Catalogue<string>>>;
  /** The words of its refusals: what happened and what to do. */
  refusals?: Readonly<Record<`${string}.${string}`, Catalogue<string>>>;
};
