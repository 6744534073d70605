import { nearSentence } from '../csv/near.ts';
import type { TakenFeed } from '../report.ts';

const count = (number: number) => number.toLocaleString('fr-FR');

/** What is laid beside the files of a deposit, for whoever looks into the folder. */
export function reportText(
  name: string,
  reason: string | null,
  feed: TakenFeed | undefined,
): string {
  const lines = [
    name,
    reason === null ? 'Pris.' : `Pas pris : ${reason}.`,
    ...(feed?.source ? [`Source ${feed.source}, fichiers du ${feed.date}.`] : []),
  ];
  if (feed?.outcome === 'refused' && feed.file !== null)
    lines.push(`Fichier ${feed.file}${feed.line === null ? '' : `, ligne ${feed.line}`}.`);
  if (feed?.outcome === 'applied')
    lines.push(
      `Fiches créées ${count(feed.created)}, changées ${count(feed.changed)}, revenues ${count(feed.returned)}, identiques ${count(feed.unchanged)}, disparues ${count(feed.missing)}.`,
      `Fiches laissées de côté : ${count(feed.refusedCount)}.`,
    );
  for (const { file, line, id, reason: why } of feed?.refused ?? [])
    lines.push(`  ${file}, ligne ${line ?? '?'}, id ${id ?? '?'} : ${why}`);
  const near = feed?.near ?? [];
  if (near.length > 0) lines.push('À rapprocher :', ...near.map((one) => `  ${nearSentence(one)}`));
  return `${lines.join('\n')}\n`;
}
