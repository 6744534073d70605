import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Round } from './step.ts';

/** How a program ended: its exit code (-1 when a signal or the time limit ended it), and all it printed. */
export type Ended = { code: number; output: string; errors: string };

const PATIENCE = 30 * 60_000;

/** Runs this very Node, in the checkout, with `more` in its environment; it ends when this program does. */
export function runNode(
  { root, environment }: Round,
  words: readonly string[],
  { more = {} }: { more?: Record<string, string> } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      env: { ...environment, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE,
    });
    const stop = () => child.kill();
    process.once('exit', stop);
    const printed: Buffer[] = [];
    const complained: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => printed.push(piece));
    child.stderr.on('data', (piece: Buffer) => complained.push(piece));
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', stop);
      resolve({
        code: code ?? -1,
        output: Buffer.concat(printed).toString(),
        errors: Buffer.concat(complained).toString(),
      });
    });
  });
}

/** Runs the JavaScript program of a package, as {@link runNode} does. */
export function runPackage(
  round: Round,
  [path = '', ...words]: readonly string[],
  options: { more?: Record<string, string> } = {},
): Promise<Ended> {
  return runNode(round, [join(round.root, 'node_modules', path), ...words], options);
}

/** The last `count` lines that say something. */
export function lastLines(words: string, count = 40): string {
  return words.trimEnd().split('\n').slice(-count).join('\n');
}
