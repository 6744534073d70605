export { plainAddress } from './mail/address.ts';
export type { Letter } from './mail/letter.ts';
export { MailFault } from './mail/mail-fault.ts';
export { type Mailer, openMailer } from './mail/open-mailer.ts';
