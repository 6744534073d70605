/** A letter did not go. Its message may be shown to administrators: the server's words, cut short. */
export class MailFault extends Error {
  override name = 'MailFault';
  /** Trying again would change nothing. */
  readonly isPermanent: boolean;
  /** The server cannot be talked to at all: no letter would go now. */
  readonly isLineDown: boolean;

  constructor(message: string, more: { isPermanent: boolean; isLineDown: boolean }) {
    super(message);
    this.isPermanent = more.isPermanent;
    this.isLineDown = more.isLineDown;
  }
}

interface SmtpError {
  message?: string;
  code?: string;
  responseCode?: number;
}

/** What a failure of the conversation with the server means (RFC 5321 §4.2.1). */
export function faultOf(error: unknown): MailFault {
  const { message = '', code = '', responseCode } = (error ?? {}) as SmtpError;
  const words =
    message
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 200) ||
    code ||
    'unknown';
  // A name and password refused, or no TLS, is the operator's to mend: the letters wait.
  const isLineDown =
    ['EAUTH', 'ETLS', 'ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EPROTOCOL'].includes(code) ||
    responseCode === 421;
  const isRefused = responseCode !== undefined && responseCode >= 500 && responseCode < 600;
  return new MailFault(words, { isPermanent: isRefused && !isLineDown, isLineDown });
}
