import { aafReader, takeFeed } from '#modules/directory';
import { sayFeed } from './say-feed.ts';

/** What the words of `feed aaf` say. */
export interface AafWords {
  path: string;
  academy: string | null;
  dryRun: boolean;
  plan: string | null;
  json: boolean;
  allowRemovals: 'all' | readonly string[];
}

/** Takes an AAF feed, plans it, or applies a plan; says how it ended. */
export async function takeAafFeed(url: string, words: AafWords): Promise<number> {
  const { path, academy, json, ...request } = words;
  const report = await takeFeed({ url, ...request, read: aafReader(path, academy) });
  return sayFeed(url, report, json);
}
