import type { ClientConfig } from 'pg';
import type { Mailer } from '#kernel/mail';
import type { Notice } from '#kernel/module';
import type { Installation } from '#modules/brands';
import type { PageFiles } from '#modules/identity';

/** What notifications are given from outside. */
export interface NotificationsOptions {
  config: Installation & { demo: boolean; smtpUrl: string | undefined; mailFrom: string };
  /** Every kind of notice, of every house. */
  notices: readonly Notice[];
  /** The files that every page needs; the worker draws none and gives none. */
  files?: (() => PageFiles) | undefined;
  /** How to reach the database, for the line that streams wait on; the worker serves no stream. */
  database?: ClientConfig | undefined;
  /** Another way to send letters, to try it. */
  mailer?: Mailer | undefined;
}

/** How mail leaves: by a server, into the demonstration's mailbox, or not at all. */
export const postOf = ({
  config,
}: Pick<NotificationsOptions, 'config'>): 'sent' | 'kept' | 'off' =>
  config.smtpUrl !== undefined ? 'sent' : config.demo ? 'kept' : 'off';
