import type { TakenFeed } from '#modules/directory';

const SHOWN = 20;
const count = (number: number) => number.toLocaleString('fr-FR');

/** Prints a report: one JSON document, or a few French lines; a refusal goes to standard error. */
export function sayReport(report: TakenFeed, json: boolean): void {
  if (json) console.log(JSON.stringify(report));
  if (report.outcome === 'refused') console.error(refusal(report));
  else if (!json) console.log(sentences(report).join('\n'));
}

function refusal({ reason, file, line }: TakenFeed): string {
  const where = [file, line === null ? null : `ligne ${line}`].filter((part) => part !== null);
  return `Flux refusé, rien n’a changé : ${where.length > 0 ? `${where.join(', ')} : ` : ''}${reason}.`;
}

function sentences(report: TakenFeed): string[] {
  const { source, date, dryRun, created, changed, returned, unchanged, missing, ignored } = report;
  const read = Object.entries(report.read).map(([type, number]) => `${type} ${count(number)}`);
  const same = created + changed + returned + missing === 0;
  return [
    `${source} du ${date}${dryRun ? ' (essai, rien n’est écrit)' : ''} — ${read.join(', ')}.`,
    same
      ? `Rien n’a changé : ${count(unchanged)} fiches identiques (créées 0, changées 0).`
      : `Fiches créées ${count(created)}, changées ${count(changed)}, revenues ${count(returned)}, identiques ${count(unchanged)}, disparues ${count(missing)}.`,
    ...(ignored > 0 ? [`Responsables qu’aucun élève ne nomme, non pris : ${count(ignored)}.`] : []),
    ...unknown('Attributs inconnus, laissés', report.unknownAttributes),
    ...unknown('Fonctions inconnues, prises comme ETA', report.unknownFunctions),
    ...refusals(report),
    `${report.seconds.toLocaleString('fr-FR')} s.`,
  ];
}

function unknown(title: string, counts: Record<string, number>): string[] {
  const list = Object.entries(counts).map(([name, number]) => `${name} ${count(number)}`);
  return list.length > 0 ? [`${title} : ${list.join(', ')}.`] : [];
}

function refusals({ refused, refusedCount }: TakenFeed): string[] {
  if (refusedCount === 0) return [];
  const shown = refused.slice(0, SHOWN);
  const rest = refusedCount - shown.length;
  return [
    `Fiches refusées : ${count(refusedCount)}.`,
    ...shown.map(
      ({ file, line, id, reason }) => `  · ${file}, ligne ${line}, id ${id ?? '?'} : ${reason}`,
    ),
    ...(rest > 0 ? [`  · et ${count(rest)} autres (--json les donne)`] : []),
  ];
}
