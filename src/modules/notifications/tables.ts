import { windowOn } from '#kernel/db';
import type { Catalogue, Language } from '#kernel/words';

/** What a notice says in one language, without where it leads. */
export interface Said {
  title: string;
  body: string;
  /** What the button of the letter says, when it does more than open the portal. */
  open?: string;
}

interface NotificationsTables {
  'notifications.reader': { person_id: string; last_number: number; language: Language };
  'notifications.notice': {
    id: string;
    person_id: string;
    number: number;
    name: string;
    event_id: number;
    words: Catalogue<Said>;
    href: string;
    at: Date;
    read_at: Date | null;
  };
  'notifications.choice': {
    person_id: string;
    name: string;
    in_portal: boolean;
    by_mail: boolean;
  };
  'notifications.way_out': { token: string; person_id: string; name: string };
  'notifications.address': {
    person_id: string;
    address: string | null;
    confirmed_at: Date | null;
    asked: string | null;
    code_hash: Buffer | null;
    code_until: Date | null;
    tries: number;
    codes: number;
    codes_since: Date | null;
  };
  'notifications.mail': {
    id: string;
    person_id: string;
    name: string;
    event_id: number | null;
    address: string;
    language: Language;
    words: Said | null;
    href: string;
    token: string | null;
    written_at: Date;
    tries: number;
    tried_at: Date | null;
    sent_at: Date | null;
    failed_at: Date | null;
    fault: string | null;
  };
  'notifications.mailbox': {
    mail_id: string;
    person_id: string;
    at: Date;
    address: string;
    subject: string;
    text: string;
    html: string;
  };
}

/** The house's window on the database. */
export const db = windowOn<NotificationsTables>();
