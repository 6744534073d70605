import type { Wording } from './wording.ts';

/** The letter as plain text: lines as long as they are, links on their own. */
export function asText(say: Wording, brand: string): string {
  return [
    say.hello,
    say.title,
    ...say.paragraphs,
    `${say.open.label} :\n${say.open.url}`,
    `-- \n${brand}`,
    say.why,
    ...(say.wayOut ? [`${say.wayOut.label} :\n${say.wayOut.url}`] : []),
    `${say.choose.label} :\n${say.choose.url}`,
  ].join('\n\n');
}
