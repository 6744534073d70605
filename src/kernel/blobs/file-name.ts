const MOST = 150;

/** What a name may not hold: paths, controls, and marks that turn the direction of writing to hide an ending. */
const unfit = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff<>:"|?*]/gu;

/** A name as a person would read it: no path, no trap, 150 characters at most, its ending kept; `fichier` when nothing is left. */
export function fitName(given: string): string {
  const last = given.slice(-1_000).normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replaceAll(unfit, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = endingOf(clean);
  const stem = ending === '' ? clean : clean.slice(0, -ending.length - 1);
  const short = [...stem].slice(0, MOST).join('').trim() || 'fichier';
  return ending === '' ? short : `${short}.${ending}`;
}

/** `Copie de Léa.PDF` → `pdf`; empty when it has none. */
export const endingOf = (name: string): string =>
  /^.*[^.\s].*\.([A-Za-z0-9]{1,8})$/su.exec(name)?.[1]?.toLowerCase() ?? '';

/** The same name with another ending. */
export function withEnding(name: string, ending: string): string {
  const had = endingOf(name);
  return `${had === '' ? name : name.slice(0, -had.length - 1)}.${ending}`;
}

/** `attachment` or `inline`, with a name that every browser reads (RFC 6266 §5, RFC 8187 §3.2). */
export function dispositionOf(how: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[^\w .()-]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const coded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const fallback = /^[^.]/.test(plain) ? plain : `fichier${plain}`;
  return `${how}; filename="${fallback}"; filename*=UTF-8''${coded}`;
}
