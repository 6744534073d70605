/** Something that no line of the project may hold. */
export type Ban = {
  name: string;
  pattern: RegExp;
  /** Lines that look like it and are not. */
  unless?: RegExp;
  onlyIn?: RegExp;
  notIn?: RegExp;
};

/** Written in two halves, so that this list does not find itself. */
const halves = (...pairs: readonly [string, string][]) =>
  pairs.map(([one, other]) => one + other).join('|');

const CODE = /^(src|tests|bench|bin)\/.*\.(ts|tsx|mjs)$/;

const secrets: readonly Ban[] = [
  { name: 'private key', pattern: new RegExp(`-----BEGIN [A-Z ]*${halves(['PRIVATE', ' KEY'])}`) },
  {
    name: 'access token',
    pattern: new RegExp(
      `\\b(${halves(['AK', 'IA'], ['AS', 'IA'])})[A-Z0-9]{16}\\b|\\b(${halves(['gh', 'p_'], ['gh', 's_'], ['github', '_pat_'], ['glp', 'at-'], ['npm', '_'], ['xo', 'xb-'], ['sk-', 'ant-'])})[A-Za-z0-9_-]{20,}`,
    ),
  },
  {
    name: 'password in an address',
    pattern: /[a-z]+:\/\/[^\s:/@'"`${}<>]+:[^\s@'"`${}<>]{4,}@/,
    unless: /:(motdepasse|password|s3cret|wrong|faux)@/,
  },
  {
    name: 'secret in an assignment',
    pattern:
      /(secret|token|password|api_?key)\w*['"]?\s*[:=]\s*['"][A-Za-z0-9+/_-]{28,}={0,2}['"]/i,
  },
];

const machines: readonly Ban[] = [
  {
    name: 'path of one machine',
    pattern: new RegExp(
      `(^|[\\s'"\`(=:])(${halves(['/wo', 'rk/'], ['/ro', 'ot/'], ['/Us', 'ers/'], ['/ho', 'me/(?!preau|votre|you)'])})[\\w.]`,
    ),
  },
  {
    name: 'host of a package registry',
    pattern: new RegExp(
      `https?://[^\\s'"]*(${halves(['regis', 'try\\.'], ['arti', 'factory'], ['ne', 'xus'], ['verd', 'accio'], ['pypi', '\\.'], ['npm', 'mirror'])})`,
      'i',
    ),
  },
  {
    name: 'where a package came from',
    pattern: /"resolved":\s*"http/,
    onlyIn: /package-lock\.json$/,
  },
];

const words: readonly Ban[] = [
  {
    name: 'word about how the project is written',
    pattern: new RegExp(
      `\\b(${halves(['cla', 'ude'], ['anth', 'ropic'], ['open', 'ai\\b'], ['chat', 'gpt'], ['co', 'pilot'], ['sub', 'agents?'], ['l', 'lms?'], ['co-authored', '-by'], ['generated', ' with'])})`,
      'i',
    ),
    notIn: /^package-lock\.json$/,
  },
  {
    name: 'folder next to the project',
    pattern: new RegExp(`${halves(['\\.\\./sha', 'red/'])}`),
    notIn: CODE,
  },
  {
    name: 'unkept promise without a number',
    pattern: new RegExp(`\\b(${halves(['TO', 'DO'], ['FIX', 'ME'], ['X', 'XX'])})\\b(?!.*#\\d)`),
    onlyIn: CODE,
  },
  {
    name: 'name that says nothing',
    pattern:
      /\b(?:const|let|function|class|type|interface)\s+(?:data|info|manager|helpers?|utils?|handler|process|\w+(?:Manager|Helpers?|Utils?|Handler|Info))\b(?!\s*[,}])/,
    onlyIn: CODE,
  },
];

/** Every ban. */
export const bans: readonly Ban[] = [...secrets, ...machines, ...words];
