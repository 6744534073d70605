import { leansOn } from '../../../architecture.rules.mjs';
import { surveyCrossings, trespassOf } from './crossings.ts';
import { onMigratedDatabase } from './scratch-database.ts';
import { fault, type Outcome, type Round } from './step.ts';

/** The table of houses, held against what the database itself says of its foreign keys and views. */
export async function checkDatabaseBoundaries(round: Round): Promise<Outcome> {
  const survey = await onMigratedDatabase(await round.testServer(), surveyCrossings);
  const { keys, views, crossings } = survey;
  const faults = crossings
    .map((crossing) => trespassOf(crossing, leansOn))
    .filter((words) => words !== undefined)
    .map((words) => fault(words));
  if (keys === 0 || views === 0 || crossings.length === 0) faults.push(fault('nothing to look at'));
  const looked = `${keys} foreign keys, ${views} views, ${crossings.length} crossings`;
  return { looked, faults };
}
