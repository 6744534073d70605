import { colourOf, jobs, type Theme, type Tint } from './colours.ts';
import { toHex } from './oklch.ts';

/**
 * The style sheet of a brand, served at `brandStylePath`: every colour of both themes, computed here once.
 * Written in hexadecimal, which every browser reads; so what is served is exactly what the contrast test measured.
 */
export function brandStyle(tint: Tint): string {
  const light = colours(tint, 'light');
  const dark = colours(tint, 'dark');
  return [
    `:root{color-scheme:light dark;${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}`,
    `:root[data-theme=light]{color-scheme:light}`,
    `:root[data-theme=dark]{color-scheme:dark;${dark}}`,
    '',
  ].join('\n');
}

/** The brand's sign as a small icon for the browser's tab, served at `brandIconPath`: white on the roof's colour. */
export function brandIcon(brand: Tint & { mark: string }): string {
  const roof = toHex(colourOf(brand, 'light', 'roof'));
  const shapes = brand.mark.replace(/^<svg[^>]*>|<\/svg>$/g, '');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 52 52"><rect width="52" height="52" rx="11" fill="${roof}"/>` +
    `<g transform="translate(8 8)" fill="#fff" color="#fff">${shapes}</g></svg>`
  );
}

const colours = (tint: Tint, theme: Theme): string =>
  jobs.map((job) => `--${job}:${toHex(colourOf(tint, theme, job))}`).join(';');
