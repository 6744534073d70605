/** The address of an application within ours is twice encoded. */
const LONGEST = 4_000;

/**
 * A path of this host to go back to, or `/`. Starts with one slash; nothing that a browser would read as another host
 * (`//`, `/\`, a tab or newline in between), no control character, and it still is ours once resolved.
 */
export function returnPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > LONGEST || !/^\/(?![/\\])[!-~]*$/.test(asked))
    return '/';
  if (asked.includes('\\')) return '/';
  const url = URL.parse(asked, 'http://here.invalid');
  if (url === null || url.host !== 'here.invalid' || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}`;
}
