/** One test or gate that did not pass: where it is, and what it says. */
export type Fault = { title: string; words: string };

/** One test that was not run, and why. */
export type Skip = { title: string; reason: string };

/** What a step found. A gate leaves `passed` out and counts as one; a step that runs tests counts each. */
export type Outcome = {
  /** How much it looked at, in words: a gate that looked at nothing must say so by failing. */
  looked: string;
  faults: Fault[];
  passed?: number;
  skips?: Skip[];
};

/** What every step works with. */
export type Round = {
  /** The checkout. */
  root: string;
  /** A private folder of this run inside the checkout, removed at its end. */
  scratch: string;
  /** For child processes: nothing of the operator's own Préau, temporary files in `scratch`. */
  environment: Record<string, string>;
  /** Address of the test server, started at the first call; stopped at the end of the run. */
  testServer: () => Promise<string>;
};

/** One check, in the order of the list. */
export type Step = {
  /** What `--only` takes. */
  name: string;
  look: (round: Round) => Promise<Outcome>;
};

/** The fault of a gate: a title of its own makes a list of them readable. */
export const fault = (title: string, words = ''): Fault => ({ title, words });
