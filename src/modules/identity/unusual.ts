/** Where and with what an account was opened in the last three months. */
export interface Before {
  agents: readonly string[];
  /** From how many networks, and whether this one is among them. */
  networks: number;
  knowsNetwork: boolean;
}

/** What is new about a sign-in. */
export interface Unusual {
  browser: string;
  isNewBrowser: boolean;
  isNewNetwork: boolean;
}

/** Who is seen on this many networks moves about: one more says nothing (a telephone changes at each corner). */
const MOVES_ABOUT = 5;

/** What is unusual about opening an account here with this browser; undefined when nothing is, or at the first time. */
export function unusualIn(before: Before, agent: string): Unusual | undefined {
  if (before.agents.length === 0) return undefined;
  const browser = browserOf(agent);
  const isNewBrowser = !before.agents.some((known) => browserOf(known) === browser);
  const isNewNetwork = !before.knowsNetwork && before.networks < MOVES_ABOUT;
  return isNewBrowser || isNewNetwork ? { browser, isNewBrowser, isNewNetwork } : undefined;
}

const browsers: [string, RegExp][] = [
  ['Edge', /\bEdgA?\/|\bEdgiOS\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|Chromium|CriOS)\//],
  ['Safari', /\bSafari\//],
];

const systems: [string, RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/** `Firefox, Windows`: what a person would know again, whatever the version. Empty for what is no browser. */
export function browserOf(agent: string): string {
  const named = (list: [string, RegExp][]) => list.find(([, sign]) => sign.test(agent))?.[0];
  return [named(browsers), named(systems)].filter((name) => name !== undefined).join(', ');
}
