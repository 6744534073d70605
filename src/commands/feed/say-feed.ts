import pg from 'pg';
import { nearSentence, type TakenFeed } from '#modules/directory';
import { everyLine, lineSentence, planSentences } from './say-plan.ts';
import { sayReport } from './say-report.ts';

/** A report, who may be somebody it does not name any more, and its plan: what it would do, or what is no more as shown. */
export async function sayFeed(url: string, report: TakenFeed, json: boolean): Promise<number> {
  const plan = report.plan ?? report.stale?.plan;
  if (plan == null) sayReport(report, json);
  else await withClient(url, (client) => sayPlanned(client, { report, plan, json }));
  if (!json) sayNear(report.near ?? []);
  return report.outcome === 'applied' ? 0 : 1;
}

async function sayPlanned(
  client: pg.Client,
  {
    report,
    plan,
    json,
  }: { report: TakenFeed; plan: NonNullable<TakenFeed['plan']>; json: boolean },
): Promise<void> {
  if (json) {
    console.log(JSON.stringify({ ...report, lines: await everyLine(client, plan.id) }));
    return;
  }
  sayReport(report, false);
  for (const { before, after } of report.stale?.differences ?? []) {
    if (before !== null) console.error(`montré     ${lineSentence(before)}`);
    if (after !== null) console.error(`maintenant ${lineSentence(after)}`);
  }
  console.log((await planSentences(client, plan, report.removals)).join('\n'));
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'preau feed' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function sayNear(near: NonNullable<TakenFeed['near']>): void {
  if (near.length === 0) return;
  console.log(
    `À rapprocher : ${near.length}. Ces personnes en rappellent d’autres qui disparaissent :`,
  );
  for (const one of near) console.log(`  · ${nearSentence(one)}`);
}
