import type { Entry } from './sdet/entry.ts';

const WIDTH = 76;

/** An entry as RFC 2849 writes it, an empty line after it. */
export const ldifOf = ({ dn, attributes }: Entry): string =>
  `${[line('dn', dn), ...attributes.flatMap(([name, values]) => values.map((value) => line(name, value)))].join('\n')}\n\n`;

/** `name: value`, or `name:: base64` for what is no safe string there; folded. */
function line(name: string, value: string): string {
  if (value.includes('\0')) throw new Error(`${name} holds a NUL: no LDIF is written of it.`);
  const isSafe = /^[!-9;=-~][ -~]*$/.test(value) && !value.endsWith(' ');
  const written = isSafe
    ? `${name}: ${value}`
    : `${name}:: ${Buffer.from(value).toString('base64')}`;
  return folded(written);
}

function folded(line: string): string {
  if (line.length <= WIDTH) return line;
  const pieces = [line.slice(0, WIDTH)];
  for (let at = WIDTH; at < line.length; at += WIDTH - 1)
    pieces.push(` ${line.slice(at, at + WIDTH - 1)}`);
  return pieces.join('\n');
}
