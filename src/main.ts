import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, UsageFault } from './command.ts';
import { ConfigFaults } from './config.ts';
import { PlainFault } from './kernel/plain-fault.ts';
import { usageWords } from './usage-words.ts';

const folder = join(import.meta.dirname, 'commands');
const STOPPED_BY = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Runs one command line and resolves to its exit code: 0 done, 1 refused, 2 wrong usage. */
async function main([verb, ...args]: string[]): Promise<number> {
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    console.log(await everyCommand());
    return verb === undefined ? 2 : 0;
  }
  const file = join(folder, `${verb}.ts`);
  if (!/^[a-z][a-z-]*$/.test(verb) || !existsSync(file)) {
    console.error(`Commande inconnue : ${verb}. La liste : bin/preau --help`);
    return 2;
  }
  const command: Command = await import(file);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(command.help);
    return 0;
  }
  return command.run(args);
}

async function everyCommand(): Promise<string> {
  const verbs = readdirSync(folder)
    .filter((name) => /^[a-z-]+\.ts$/.test(name))
    .map((name) => name.slice(0, -'.ts'.length));
  const lines = await Promise.all(
    verbs.map(async (verb) => `  ${verb.padEnd(14)} ${await summaryOf(verb)}`),
  );
  return ['Usage : bin/preau <commande> [options]', '', ...lines, '', FOOT].join('\n');
}

/** A command that does not load must not hide the others. */
async function summaryOf(verb: string): Promise<string> {
  try {
    const command: Command = await import(join(folder, `${verb}.ts`));
    return command.summary;
  } catch (error) {
    return `(ne se charge pas : ${error instanceof Error ? error.message : error})`;
  }
}

const FOOT =
  'bin/preau <commande> --help explique chacune. Sorties : 0 fait, 1 refusé, 2 mal demandé.';

/** What an escaped error means for the person who typed the command, and for the exit code. */
function explain(error: unknown, verb: string | undefined): number {
  if (error instanceof PlainFault || error instanceof ConfigFaults) {
    console.error(error.message);
    return 1;
  }
  const wrong = error instanceof UsageFault ? error.message : usageWords(error);
  if (wrong !== undefined) {
    console.error(`${wrong}\nbin/preau ${verb ?? ''} --help`);
    return 2;
  }
  console.error(error);
  return 1;
}

for (const [signal, code] of Object.entries(STOPPED_BY)) {
  // `exit` lets whoever holds the embedded database give it back; `start` replaces these by a graceful stop.
  process.on(signal, () => process.exit(code));
}

const words = process.argv.slice(2);
process.exit(await main(words).catch((error) => explain(error, words[0])));
