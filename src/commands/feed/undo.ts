import { type UndoneFeed, undoFeed } from '#modules/directory';

const SHOWN = 50;
const why: Record<UndoneFeed['conflicts'][number]['why'], string> = {
  erased: 'effacé depuis',
  changed: 'changé depuis',
  used: 'sert depuis',
};

/** Gives the directory back as it was before a feed; 1 when that is refused, with what stands against it. */
export async function undo(url: string, id: string, json: boolean): Promise<number> {
  const undone = await undoFeed({ url, id });
  if (json) console.log(JSON.stringify(undone));
  if (undone.outcome === 'refused') console.error(refusal(undone).join('\n'));
  else if (!json) {
    const rows = Object.values(undone.rows).reduce((sum, count) => sum + count, 0);
    console.log(
      `${undone.source} du ${undone.date} est défait : ${rows.toLocaleString('fr-FR')} lignes rendues. Le même flux peut être repris.`,
    );
  }
  return undone.outcome === 'undone' ? 0 : 1;
}

function refusal({ reason, conflicts, conflictCount }: UndoneFeed): string[] {
  const shown = conflicts.slice(0, SHOWN);
  const rest = conflictCount - shown.length;
  return [
    `Rien n’a été défait : ${reason}.`,
    ...shown.map((one) => `  · ${one.name ?? 'sans nom'} : ${why[one.why]} (${one.table})`),
    ...(rest > 0 ? [`  · et ${rest.toLocaleString('fr-FR')} autres`] : []),
  ];
}
