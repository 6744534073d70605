import { MailFault } from './mail-fault.ts';

/** A mail to one person, both ways it can be read. */
export interface Letter {
  /** Who is said to write: a name beside our own address. */
  fromName: string;
  /** An address, as {@link plainAddress} gives it. */
  to: string;
  subject: string;
  text: string;
  html: string;
  language: 'fr' | 'en';
  /** Ours, the same at each try, so that a double can be known for one: what stands before the `@`. */
  id: string;
  /** Where one click refuses this kind of mail (RFC 8058); absent for what may not be refused. */
  unsubscribe?: string | undefined;
}

const MOST = 200_000;

/** Text of one line: what could begin another header is a space, and nothing in it reads as encoded (RFC 2047). */
export const oneLine = (text: string, most = 200): string => {
  const plain = text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll('=?', '= ?')
    .trim();
  return plain.length > most ? `${plain.slice(0, most - 1).trimEnd()}…` : plain;
};

/** Refuses for good a letter that is out of measure. */
export function checkSize({ text, html }: Pick<Letter, 'text' | 'html'>): void {
  if (text.length + html.length > MOST)
    throw new MailFault('too long', { isPermanent: true, isLineDown: false });
}
