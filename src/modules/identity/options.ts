import type { Blobs } from '#kernel/blobs';
import type { Exchange, PageReply } from '#kernel/http';
import type { Seal } from '#kernel/seal';
import type { Installation } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import type { PageFiles } from './pages/index.ts';

/** A person of the demo, whom one may become by a click. */
export interface DemoLogin {
  login: string;
  given: string;
  family: string;
  /** Who this is, in French. */
  description: string;
}

/** The demo's doors: the one password of its accounts, and the people to click. */
export interface DemoDoors {
  password: string;
  people: readonly DemoLogin[];
}

/** What identity is given from outside. */
export interface IdentityOptions {
  /** Where photos are kept. */
  blobs: Blobs;
  /** For the secrets of second factors. */
  seal: Seal;
  config: Installation & {
    demo: boolean;
    smtpUrl?: string | undefined;
    leakedPasswords?: string | undefined;
  };
  /** The files that every page needs; the worker draws none and gives none. */
  files?: (() => PageFiles) | undefined;
  /** Origins outside the house to which a path of ours leads by redirect, so that forms may end there. */
  leadsTo?: ((ctx: Visit, path: string) => Promise<readonly string[]>) | undefined;
  /** What a browser must show on its way out, before it goes on to `next`; undefined: nothing. */
  farewell?:
    | ((ctx: Context, exchange: Exchange, next: string) => Promise<PageReply | undefined>)
    | undefined;
  /** Heeded only when `config.demo`: without it nothing of the demo exists. */
  demo?: DemoDoors | undefined;
}

/** Whether letters leave: by a server, or into the demonstration's mailbox. */
export const isMailed = ({ config }: Pick<IdentityOptions, 'config'>): boolean =>
  config.smtpUrl !== undefined || config.demo;

/** The demo's doors, when there is a demo. */
export const demoOf = ({ config, demo }: IdentityOptions): DemoDoors | undefined =>
  config.demo ? demo : undefined;
