/** What a file of `src/commands/` exports; its name without `.ts` is the verb people type. */
export type Command = {
  /** One line for `preau --help`. */
  summary: string;
  /** What `preau <verb> --help` prints: usage, options, an example. */
  help: string;
  /** Does it; resolves to the exit code: 0 done, 1 refused (the reason already printed), 2 wrong usage. */
  run(args: string[]): Promise<number>;
};

/** Thrown for wrong usage: `main` prints the message, points to `--help`, and exits with 2. */
export class UsageFault extends Error {
  override name = 'UsageFault';
}
