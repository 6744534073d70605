import { type FeedOfHistory, feedHistory } from '#modules/directory';

const count = (number: number | undefined) => (number ?? 0).toLocaleString('fr-FR');

/** Prints the feeds taken and refused, newest first. */
export async function sayHistory(url: string, json: boolean): Promise<number> {
  const feeds = await feedHistory(url);
  if (json) console.log(JSON.stringify({ feeds }));
  else console.log(feeds.length === 0 ? 'Aucun flux n’a été pris.' : feeds.map(line).join('\n'));
  return 0;
}

function line({ id, startedAt, source, date, outcome, undoneAt, report }: FeedOfHistory): string {
  const head = `${startedAt}  ${source} du ${date}`;
  if (outcome !== 'applied') return `${head}  refusé : ${report?.reason ?? 'interrompu'}`;
  const { created, changed, missing, refusedCount, seconds } = report ?? {};
  const undone = undoneAt === null ? '' : `  défait le ${undoneAt}`;
  return `${head}  pris : créées ${count(created)}, changées ${count(changed)}, disparues ${count(missing)}, refusées ${count(refusedCount)} (${count(seconds)} s)${undone}  n° ${id}`;
}
