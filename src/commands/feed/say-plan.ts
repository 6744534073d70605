import { type Plan, type PlanLine, planLines, type TakenFeed } from '#modules/directory';

const verbs = {
  appears: 'arrive',
  returns: 'revient',
  changes: 'change',
  moves: 'change de place',
  disappears: 'disparaît',
} as const;
const kinds: Record<PlanLine['memberships'][number]['kind'], string> = {
  structure: 'établissement',
  division: 'classe',
  groupe: 'groupe',
  function: 'fonction',
  teaching: 'enseignement',
  child: 'enfant',
  responsable: 'responsable',
};
const SHOWN = 200;
const count = (number: number) => number.toLocaleString('fr-FR');

/** What `planLines` needs: a connection to the database. */
export type Client = Parameters<typeof planLines>[0];

/** All the lines of a plan, for programs. */
export async function everyLine(client: Client, plan: string): Promise<PlanLine[]> {
  const lines: PlanLine[] = [];
  for (;;) {
    const after = lines.at(-1)?.key ?? '';
    const more = await planLines(client, { plan, after, most: 5_000 });
    lines.push(...more);
    if (more.length < 5_000) return lines;
  }
}

/** A plan as people read it: figures by structure, then the first lines of each. */
export async function planSentences(
  client: Client,
  plan: Plan,
  removals: TakenFeed['removals'] = [],
): Promise<string[]> {
  const said = [`Plan ${plan.id} — ${figures(plan.counts)}.`];
  let room = SHOWN;
  for (const { structureId, uai, name, counts } of plan.structures) {
    said.push(
      `${structureId === null ? 'Sans établissement' : `${name} (${uai ?? 'sans UAI'})`} : ${figures(counts)}`,
    );
    if (room <= 0 || structureId === null) continue;
    const lines = await planLines(client, { plan: plan.id, structure: structureId, most: room });
    said.push(...lines.map(lineSentence));
    room -= lines.length;
  }
  if (!plan.isListed) said.push('Trop de personnes pour en garder la liste.');
  else if (room <= 0) said.push('… (--json donne toutes les lignes)');
  return [
    ...said,
    `Pour l’appliquer tel quel, avant le ${plan.keptUntil.slice(0, 10)} : la même commande avec --plan ${plan.id}${allowing(removals)}, sans --dry-run.`,
  ];
}

/** The permission that a plan needs which makes too many disappear: school by school, where they have an UAI. */
const allowing = (removals: TakenFeed['removals']) => {
  if (removals.length === 0) return '';
  const uais = removals.map(({ uai }) => uai);
  return uais.includes(null) ? ' --allow-removals' : ` --allow-removals=${uais.join(',')}`;
};

/** One person of a plan: « · Léa Martin change de place : classe 5eA → 5eB ». */
export function lineSentence({ name, verb, fields, memberships }: PlanLine): string {
  const list = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : '–');
  const changes = [
    ...memberships.map(
      ({ kind, before, after }) => `${kinds[kind]} ${list(before)} → ${list(after)}`,
    ),
    ...(fields.length > 0 ? [`champs ${fields.join(', ')}`] : []),
  ];
  return `  · ${name} ${verbs[verb]}${changes.length > 0 ? ` : ${changes.join(' ; ')}` : ''}`;
}

function figures(counts: Plan['counts']): string {
  const { appears, returns, changes, moves, disappears } = counts;
  return `arrivent ${count(appears)}, reviennent ${count(returns)}, changent ${count(changes)}, changent de place ${count(moves)}, disparaissent ${count(disappears)}`;
}
