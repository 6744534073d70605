import pg from 'pg';
import { aafReader, type TakenFeed, takeFeed } from '#modules/directory';
import { everyLine, lineSentence, planSentences } from './say-plan.ts';
import { sayReport } from './say-report.ts';

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
  await sayFeed(url, report, json);
  return report.outcome === 'applied' ? 0 : 1;
}

/** A report, and the plan that goes with it: what it would do, or what is no more as it was shown. */
async function sayFeed(url: string, report: TakenFeed, json: boolean): Promise<void> {
  const plan = report.plan ?? report.stale?.plan;
  if (plan == null) return sayReport(report, json);
  const client = new pg.Client({ connectionString: url, application_name: 'preau feed' });
  await client.connect();
  try {
    if (json) {
      console.log(JSON.stringify({ ...report, lines: await everyLine(client, plan.id) }));
      return;
    }
    sayReport(report, false);
    for (const { before, after } of report.stale?.differences ?? []) {
      if (before !== null) console.error(`montré     ${lineSentence(before)}`);
      if (after !== null) console.error(`maintenant ${lineSentence(after)}`);
    }
    console.log((await planSentences(client, plan)).join('\n'));
  } finally {
    await client.end();
  }
}
