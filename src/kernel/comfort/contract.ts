import type { Language } from '#kernel/words';

/** How a person likes to read, on this device. Every choice has a first value: what nobody asked for. */
export const comfortChoices = {
  theme: ['auto', 'light', 'dark'],
  text: ['normal', 'large', 'larger'],
  spacing: ['normal', 'wide'],
  contrast: ['auto', 'more'],
  motion: ['auto', 'less'],
  language: ['fr', 'en'],
} as const;

/** The six choices, each with one of its values. */
export type Comfort = {
  -readonly [Choice in keyof typeof comfortChoices]: (typeof comfortChoices)[Choice][number];
};

/** Kept in a cookie, not in the browser's store: the server must dress the page before the first paint. */
export const comfortCookie = 'preau-confort';

/** What nobody chose. */
export const plainComfort: Comfort = {
  theme: 'auto',
  text: 'normal',
  spacing: 'normal',
  contrast: 'auto',
  motion: 'auto',
  language: 'fr',
};

/** Reads the choices out of a whole `Cookie` header; anything unknown falls back to the plain choice. */
export const readComfort = (cookies: string | undefined): Comfort => {
  const found = new RegExp(`(?:^|;\\s*)${comfortCookie}=([a-z.-]{1,200})(?:;|$)`).exec(
    cookies ?? '',
  );
  const asked = new Map<string, string | undefined>();
  for (const pair of (found?.[1] ?? '').split('.')) {
    const [choice, value] = pair.split('-', 2);
    asked.set(choice ?? '', value);
  }
  const comfort: Record<string, string> = {};
  for (const [choice, values] of Object.entries(comfortChoices)) {
    const value = asked.get(choice);
    comfort[choice] = (values as readonly string[]).find((known) => known === value) ?? values[0];
  }
  return comfort as Comfort;
};

/** The cookie's value, `theme-dark.text-large`: only what differs from the plain choice. */
export const writeComfort = (comfort: Comfort): string =>
  Object.entries(comfort)
    .filter(([choice, value]) => plainComfort[choice as keyof Comfort] !== value)
    .map(([choice, value]) => `${choice}-${value}`)
    .join('.');

/** The attributes of `<html>` that the style sheet obeys; fixed words only, safe to write as they are. */
export const comfortAttributes = (comfort: Comfort): Record<string, string> => {
  const attributes: Record<string, string> = { lang: comfort.language satisfies Language };
  for (const choice of ['theme', 'text', 'spacing', 'contrast', 'motion'] as const) {
    if (comfort[choice] !== plainComfort[choice]) attributes[`data-${choice}`] = comfort[choice];
  }
  return attributes;
};
