import { createTransport } from 'nodemailer';
import { checkSize, type Letter, oneLine } from './letter.ts';
import { faultOf, MailFault } from './mail-fault.ts';

/** Sends letters, one conversation with the server each. */
export interface Mailer {
  /** Resolves once the server took the letter; throws {@link MailFault}. */
  send: (letter: Letter) => Promise<void>;
  /** Throws {@link MailFault} when the server cannot be talked to. */
  verify: () => Promise<void>;
}

/** How patient one is with a mail server, in ms. */
export interface MailPatience {
  /** For it to answer, at each step. */
  step: number;
  /** For a letter to be taken, whatever happens. */
  whole: number;
}

const usual: MailPatience = { step: 15_000, whole: 60_000 };

/**
 * Opens a mailer on `smtp(s)://user:password@host:port`. A password goes only over TLS, but for this machine itself.
 * `from`: the address that all letters come from.
 */
export function openMailer(
  { smtpUrl, from }: { smtpUrl: string; from: string },
  patience = usual,
): Mailer {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  const isNear = /^(localhost|127\.|\[::1\])/.test(url.hostname);
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && user !== '' && !isNear,
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: patience.step,
    greetingTimeout: patience.step,
    socketTimeout: patience.step,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.split('@').at(-1) ?? 'localhost';
  return {
    send: async (letter) => {
      checkSize(letter);
      await within(patience.whole, transport.sendMail(messageOf(letter, from, domain)));
    },
    verify: async () => {
      await within(patience.whole, transport.verify());
    },
  };
}

const messageOf = (letter: Letter, from: string, domain: string) => ({
  from: { name: oneLine(letter.fromName, 80), address: from },
  to: { name: '', address: letter.to },
  envelope: { from, to: [letter.to] },
  subject: oneLine(letter.subject),
  text: letter.text,
  html: letter.html,
  messageId: `<${letter.id}@${domain}>`,
  headers: {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': letter.language,
    ...(letter.unsubscribe !== undefined && {
      'List-Unsubscribe': { prepared: true, value: `<${letter.unsubscribe}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
});

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(
      fail,
      ms,
      new MailFault('the server took too long', { isPermanent: false, isLineDown: true }),
    );
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw error instanceof MailFault ? error : faultOf(error);
  } finally {
    clearTimeout(timer);
  }
}
