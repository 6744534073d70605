/** More alternatives than this in one pattern are no list of addresses any more. */
const MOST = 50;

/**
 * The folders that a pattern of Apereo's means (`^https://(a|b)\.example\.fr/moodle/.*`); undefined for one that no list
 * of folders can say. An unescaped dot is taken for a dot: what else it lets in was never meant.
 */
export function foldersOf(pattern: string): readonly string[] | undefined {
  const bare = pattern
    .trim()
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replace(/^\(?http\)?(?:s\?|\(s\)\?|\[s\]\?)\\?:/, 'https:')
    .replace(/^\((?:https\|http|http\|https)\):/, 'https:')
    .replace(/(?:\(\?:|\()?(?:\$\|)?\\?\/?\.\*(?:\|\$)?\)?\??$/, (end) =>
      end.includes('/') ? '/' : '',
    )
    .replaceAll('\\/', '/')
    .replaceAll('\\-', '-')
    .replaceAll('\\:', ':')
    .replaceAll('\\_', '_');
  const folders = alternatives(bare);
  if (folders === undefined) return undefined;
  const plain = folders.map((one) => one.replaceAll('\\.', '.'));
  return plain.every((one) => /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w./~%@+-]*)?$/.test(one))
    ? [...new Set(plain)]
    : undefined;
}

/** Each way to read `(a|b|c)`, groups inside groups left alone. */
function alternatives(text: string): readonly string[] | undefined {
  const group = /\((?:\?:)?([^()]*)\)(\?)?/.exec(text);
  if (group === null) return [text];
  const [whole, inside = '', isOptional] = group;
  const choices = [...inside.split('|'), ...(isOptional ? [''] : [])];
  const all: string[] = [];
  for (const choice of choices) {
    const rest = alternatives(text.replace(whole, () => choice));
    if (rest === undefined || all.length + rest.length > MOST) return undefined;
    all.push(...rest);
  }
  return all;
}
