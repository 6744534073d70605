import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { environmentWith } from '#config';
import { UsageFault } from '../command.ts';
import { type Fault, fault, type Outcome, type Round, type Step } from './check/step.ts';
import { steps } from './check/steps.ts';
import { conclude, counted, type Tally } from './check/tally.ts';
import { openRunServer, type TestServer } from './check/test-server.ts';

const root = join(import.meta.dirname, '../..');

/** One line for the list of commands. */
export const summary = 'vérifie tout : style, types, cloisons, tests, parcours (npm test)';

/** What `--help` prints. */
export const help = `preau check [--only <étape>]… [--list]

Fait toutes les vérifications, dans l'ordre, jusqu'au bout même quand l'une échoue,
et finit par « N passed, N failed, N skipped ». Sort avec 1 si l'une a échoué.
Avec CI=true, un test sauté est un échec, sauf ceux que nomme tests/skips.md.

  --only <étape>   seulement cette étape (peut se répéter)
  --list           les noms des étapes
`;

/** Runs the steps; 0 when all passed, 1 when one did not. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true }, list: { type: 'boolean' } },
  });
  if (values.list) {
    console.log(steps.map(({ name }) => name).join('\n'));
    return 0;
  }
  const { round, close } = openRound();
  const tallies: Tally[] = [];
  try {
    for (const step of chosen(values.only)) tallies.push(await take(step, round));
  } finally {
    await close();
  }
  const isCi = round.environment['CI'] === 'true';
  return conclude(tallies, { root, isCi }) ? 0 : 1;
}

function chosen(names: readonly string[] | undefined): readonly Step[] {
  const unknown = names?.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new UsageFault(`--only ${unknown} : étape inconnue. Voir --list.`);
  }
  return names === undefined ? steps : steps.filter(({ name }) => names.includes(name));
}

async function take({ name, look }: Step, round: Round): Promise<Tally> {
  const begun = performance.now();
  const outcome = await look(round).catch(
    (error: unknown): Outcome => ({ looked: 'stopped', faults: [crash(name, error)] }),
  );
  const seconds = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  const tally = counted(name, outcome);
  const verdict = tally.faults.length > 0 ? `${outcome.faults.length} failed` : 'ok';
  console.log(
    `${name.padEnd(12)} ${verdict.padEnd(10)} ${seconds.padStart(8)}   ${outcome.looked}`,
  );
  return tally;
}

function crash(name: string, error: unknown): Fault {
  return fault(`${name} stopped`, error instanceof Error ? (error.stack ?? '') : String(error));
}

/** What the steps share, and what takes it away again, also when this program is stopped. */
function openRound(): { round: Round; close: () => Promise<void> } {
  const scratch = join(root, '.preau-test', 'runs', String(process.pid));
  const temporary = join(scratch, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const sweep = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', sweep);
  const environment = neutral(environmentWith({ TMPDIR: temporary, NO_COLOR: '1' }));
  environment['PATH'] = `${dirname(process.execPath)}${delimiter}${environment['PATH'] ?? ''}`;
  const given = environment['PREAU_TEST_SERVER'];
  let server: Promise<TestServer> | undefined;
  const testServer = async () => {
    if (given !== undefined) return given;
    server ??= openRunServer(root);
    return (await server).url;
  };
  const close = async () => {
    await (await server?.catch(() => undefined))?.close();
    process.off('exit', sweep);
    sweep();
  };
  return { round: { root, scratch, environment, testServer }, close };
}

/** Without the settings of the operator's own Préau: no test may ever reach that database. */
function neutral(environment: Record<string, string>): Record<string, string> {
  const settings = /^(PORT|HOST|DATABASE_URL|FORCE_COLOR|NODE_TEST_CONTEXT|PREAU_(?!TEST_).*)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !settings.test(name)));
}
