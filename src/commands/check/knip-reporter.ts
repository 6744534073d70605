import { relative } from 'node:path';
import type { Reporter } from 'knip';

/** Prints one JSON document: how many files knip read, and everything it found, as `kind: name (file)`. */
const print: Reporter = ({ report, issues, counters, configurationHints, cwd }) => {
  const found = Object.entries(report)
    .filter(([, isAsked]) => isAsked)
    .flatMap(([kind]) => Object.values(issues[kind as keyof typeof issues] ?? {}))
    .flatMap((byName) => Object.values(byName))
    .map(({ type, symbol, filePath }) => `${type}: ${symbol} (${relative(cwd, filePath)})`);
  const hints = configurationHints.map(({ type, identifier }) => `${type}: ${identifier}`);
  console.log(JSON.stringify({ files: counters.total, found, hints }));
};

export default print;
