import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';

const Words = z.object({ title: z.string(), body: z.string() });

/** News for whoever reads it, in both languages. */
export const NoticeShown = z.object({
  id: z.uuid(),
  number: z.int(),
  name: z.string(),
  words: z.object({ fr: Words, en: Words }),
  href: z.string(),
  at: z.iso.datetime(),
  isRead: z.boolean(),
});
export type NoticeShown = z.infer<typeof NoticeShown>;

/** One event of the stream: how many are unread, and what came since the last. */
export const News = z.object({ unread: z.int(), notices: z.array(NoticeShown) });
export type News = z.infer<typeof News>;

/** The newest notices: those not read yet first. */
export const NoticeList = z.object({ unread: z.int(), notices: z.array(NoticeShown) });
export type NoticeList = z.infer<typeof NoticeList>;

/** How mail leaves this installation: by a server, into the demonstration's mailbox, or not at all. */
export const Post = z.enum(['sent', 'kept', 'off']);
export type Post = z.infer<typeof Post>;

const Language = z.enum(['fr', 'en']);

/** Where a kind of notice is wanted. */
export const Where = z.enum(['everywhere', 'portal', 'mail', 'nowhere']);
export type Where = z.infer<typeof Where>;

/** What one may choose about notices, and what was chosen. */
export const Choices = z.object({
  kinds: z.array(
    z.object({
      name: z.string(),
      label: z.object({ fr: z.string(), en: z.string() }),
      isOptional: z.boolean(),
      isMailed: z.boolean(),
      where: Where,
    }),
  ),
  language: Language,
  post: Post,
  address: z.object({
    /** Where mail goes; null: nowhere. */
    used: z.string().nullable(),
    /** Given by the person, or by their school. */
    from: z.enum(['person', 'directory']).nullable(),
    /** Waiting for the code that was sent there. */
    asked: z.string().nullable(),
  }),
});
export type Choices = z.infer<typeof Choices>;

const Done = z.object({});

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notifications/notices',
  access: 'signed-in',
  stability: 'internal',
  summary: 'My notices: those not read yet, then the others, newest first.',
  input: z.object({}),
  reply: NoticeList,
});

export const readNotice = endpoint({
  method: 'PUT',
  path: '/api/notifications/notices/{id}/read',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Mark one of my notices as read.',
  input: z.object({ id: z.uuid() }),
  reply: z.object({ unread: z.int() }),
});

export const readAllNotices = endpoint({
  method: 'PUT',
  path: '/api/notifications/read',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Mark my notices as read, up to the newest that I saw.',
  input: z.object({ upTo: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
  reply: z.object({ unread: z.int() }),
});

export const listenToNews = endpoint({
  method: 'GET',
  path: '/api/notifications/stream',
  access: 'signed-in',
  stability: 'internal',
  summary: 'My news as it comes, as server-sent events; a browser says what it saw last.',
  input: z.object({
    /** Who listens: a session that became somebody else's hears nothing. */
    of: z.uuid().optional(),
    /** The number of the newest notice seen, for browsers that listen anew; `Last-Event-ID` says it too. */
    after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  }),
  reply: News,
  streams: true,
});

export const readChoices = endpoint({
  method: 'GET',
  path: '/api/notifications/choices',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Which notices I want, where, and the address of my mail.',
  input: z.object({}),
  reply: Choices,
});

export const chooseKind = endpoint({
  method: 'PUT',
  path: '/api/notifications/choices/{name}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Want a kind of notice, or not: in the portal, by mail.',
  verb: 'notifications.choose-kind',
  input: z.object({ name: z.string().max(100), where: Where }),
  reply: Done,
});

export const chooseLanguage = endpoint({
  method: 'PUT',
  path: '/api/notifications/language',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Choose the language of my mail.',
  verb: 'notifications.choose-language',
  input: z.object({ language: Language }),
  reply: Done,
});

export const askAddress = endpoint({
  method: 'PUT',
  path: '/api/notifications/address',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Give the address of my mail: a code is sent there.',
  verb: 'notifications.ask-address',
  input: z.object({ address: z.string().max(300) }),
  reply: Done,
});

export const confirmAddress = endpoint({
  method: 'POST',
  path: '/api/notifications/address/code',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Give the code back: my mail goes to the new address.',
  verb: 'notifications.confirm-address',
  input: z.object({ code: z.string().max(20) }),
  reply: Done,
});

export const dropAddress = endpoint({
  method: 'DELETE',
  path: '/api/notifications/address',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Take back the address that I gave.',
  verb: 'notifications.drop-address',
  input: z.object({}),
  reply: Done,
});

/** A letter of the demonstration. */
export const DemoLetter = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  address: z.string(),
  subject: z.string(),
  text: z.string(),
});
export type DemoLetter = z.infer<typeof DemoLetter>;

/** What an administrator sees of the mail: how it leaves, what does not, and the demonstration's letters. */
export const PostOffice = z.object({
  post: Post,
  from: z.string(),
  /** Given up, or tried without success so far; newest first. */
  stuck: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      address: z.string(),
      label: z.object({ fr: z.string(), en: z.string() }),
      tries: z.int(),
      isGivenUp: z.boolean(),
      fault: z.string(),
    }),
  ),
  /** Null without the demonstration. */
  letters: z.array(DemoLetter).nullable(),
});
export type PostOffice = z.infer<typeof PostOffice>;

export const readPostOffice = endpoint({
  method: 'GET',
  path: '/api/notifications/post',
  access: 'signed-in',
  stability: 'internal',
  summary: 'How mail leaves and what does not, for administrators of the whole platform.',
  input: z.object({}),
  reply: PostOffice,
});

export const listMyLetters = endpoint({
  method: 'GET',
  path: '/api/notifications/letters',
  access: 'signed-in',
  stability: 'internal',
  summary: 'The letters that the demonstration would have sent me.',
  input: z.object({}),
  reply: z.object({ letters: z.array(DemoLetter) }),
});

/** Letters were written, to be sent. */
export const mailWritten = eventKind({
  name: 'notifications.mail-written',
  version: 1,
  payload: z.object({ mailIds: z.array(z.uuid()).min(1).max(20) }),
});
