import { readComfort } from '#kernel/comfort/contract';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import { brandOf } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { askPage } from '#modules/identity';
import { takeWayOut } from './commands/choose.ts';
import { wayOutPath } from './letters/dressed-letter.ts';
import type { NotificationsOptions } from './options.ts';
import { kindOfWayOut } from './queries/way-out.ts';
import { wayOutWords } from './words.ts';

const PATH = wayOutPath(':token');

/**
 * The one click of RFC 8058: mail programs send the form themselves, people press the button. Nobody signs in, and
 * reading the address alone, as scanners of mail do, changes nothing.
 */
export function serveWayOut(serve: Serve<Visit, Context>, options: NotificationsOptions): void {
  serve.page(
    {
      method: 'GET',
      path: PATH,
      access: 'public',
      summary: 'Ask before a kind of mail is refused.',
    },
    async (ctx, exchange) => {
      const label = await labelFor(ctx, exchange, options);
      return page(ctx, exchange, options, (say) => ({
        title: say.title,
        texts: [say.about(label)],
        act: { action: wayOutPath(tokenOf(exchange)), button: say.button },
      }));
    },
  );
  serve.page(
    {
      method: 'POST',
      path: PATH,
      access: 'public',
      summary: 'Refuse a kind of mail, by one click of a letter.',
      verb: 'notifications.refuse-mail',
    },
    async (ctx, exchange) => {
      const label = await labelFor(ctx, exchange, options);
      await takeWayOut(ctx, tokenOf(exchange));
      return page(ctx, exchange, options, (say) => ({
        title: say.doneTitle,
        texts: [say.done(label), say.back],
      }));
    },
  );
}

type Say = (typeof wayOutWords)['fr'];
type Asked = Omit<Parameters<typeof askPage>[0], 'dress'>;

const tokenOf = ({ given }: Exchange): string => String(given['token'] ?? '');

/** What the letter was about; a token that nobody has is refused the same way whatever it looks like. */
async function labelFor(
  ctx: Visit,
  exchange: Exchange,
  { notices }: NotificationsOptions,
): Promise<string> {
  const name = await kindOfWayOut(ctx, tokenOf(exchange));
  const kind = notices.find((notice) => notice.name === name);
  if (kind === undefined) return refuse('missing', 'notifications.no-such-way-out');
  return kind.label[readComfort(exchange.asked.header('cookie')).language];
}

async function page(
  ctx: Visit,
  { asked }: Exchange,
  { files }: NotificationsOptions,
  write: (say: Say) => Asked,
): Promise<PageReply> {
  if (files === undefined) throw new Error('No page is drawn here.');
  const comfort = readComfort(asked.header('cookie'));
  const dress = { brand: await brandOf(ctx), files: files(), comfort };
  return { html: askPage({ dress, ...write(wayOutWords[comfort.language]) }) };
}
