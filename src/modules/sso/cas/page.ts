import type { Brand } from '#contracts/brands';
import { readComfort } from '#kernel/comfort/contract';
import type { Exchange, PageReply } from '#kernel/http';
import { brandOf } from '#modules/brands';
import type { Visit } from '#modules/directory';
import { askPage } from '#modules/identity';
import type { SsoOptions } from '../options.ts';
import { words } from '../words.ts';

type Say = (typeof words)['fr'];

/** What we say, in the language of whoever asks. */
export const wordsFor = ({ asked }: Exchange): Say =>
  words[readComfort(asked.header('cookie')).language];

/** A page of the door that says something about a service, in the brand of the host unless another is given. */
export async function servicePage(
  ctx: Visit,
  { asked }: Exchange,
  { files }: SsoOptions,
  written: (say: Say) => Omit<Parameters<typeof askPage>[0], 'dress'>,
  status = 200,
  brand?: Brand,
): Promise<PageReply> {
  if (files === undefined) throw new Error('No page is drawn here.');
  const comfort = readComfort(asked.header('cookie'));
  const dress = { brand: brand ?? (await brandOf(ctx)), files: files(), comfort };
  return { html: askPage({ dress, ...written(words[comfort.language]) }), status };
}
