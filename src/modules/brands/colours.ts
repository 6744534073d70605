import { fromOklch, type Rgb } from './oklch.ts';

/** The two themes of every brand. */
export type Theme = 'light' | 'dark';

/** What makes a brand's colours: a hue (degrees) and the chroma that sRGB allows there for L = 0.45. */
export interface Tint {
  hue: number;
  chroma: number;
}

/** Lightness, then how much of the brand's chroma; with a third number, a fixed hue and the chroma itself. */
type Recipe = readonly [number, number] | readonly [number, number, number];

/**
 * Every colour by its job, never by its look. Lightness is the same for every brand, so contrast is too;
 * red, amber and green only speak of state, so no brand changes them.
 */
const recipes = {
  page: { light: [0.955, 0.11], dark: [0.185, 0.14] },
  sheet: { light: [0.995, 0.02], dark: [0.225, 0.17] },
  sunken: { light: [0.962, 0.09], dark: [0.27, 0.2] },
  line: { light: [0.885, 0.16], dark: [0.345, 0.23] },
  'line-strong': { light: [0.58, 0.24], dark: [0.62, 0.26] },
  ink: { light: [0.25, 0.24], dark: [0.94, 0.06] },
  'ink-soft': { light: [0.43, 0.28], dark: [0.78, 0.14] },
  brand: { light: [0.45, 1], dark: [0.8, 0.74] },
  'brand-strong': { light: [0.38, 0.84], dark: [0.87, 0.45] },
  'brand-soft': { light: [0.935, 0.22], dark: [0.325, 0.5] },
  'on-brand': { light: [0.99, 0.02], dark: [0.2, 0.24] },
  margin: { light: [0.76, 0.62], dark: [0.5, 0.6] },
  roof: { light: [0.34, 0.75], dark: [0.27, 0.57] },
  'roof-field': { light: [0.42, 0.62], dark: [0.345, 0.52] },
  'on-roof': { light: [0.98, 0.06], dark: [0.97, 0.06] },
  'on-roof-soft': { light: [0.89, 0.2], dark: [0.85, 0.2] },
  alert: { light: [0.48, 0.17, 27], dark: [0.79, 0.105, 25] },
  'alert-soft': { light: [0.95, 0.022, 27], dark: [0.3, 0.06, 25] },
  warn: { light: [0.46, 0.095, 72], dark: [0.84, 0.1, 82] },
  'warn-soft': { light: [0.955, 0.04, 85], dark: [0.305, 0.045, 75] },
  ok: { light: [0.45, 0.1, 152], dark: [0.82, 0.1, 152] },
  'ok-soft': { light: [0.955, 0.035, 152], dark: [0.295, 0.045, 152] },
} as const satisfies Record<string, Record<Theme, Recipe>>;

/** The name of a colour, as style sheets write it after `--`. */
export type Job = keyof typeof recipes;

/** Every job, in the order of the style sheet. */
export const jobs = Object.keys(recipes) as Job[];

/** A brand's colour for a job in a theme. */
export function colourOf(tint: Tint, theme: Theme, job: Job): Rgb {
  const [lightness, share, hue] = recipes[job][theme] as readonly [number, number, number?];
  return hue === undefined
    ? fromOklch(lightness, share * tint.chroma, tint.hue)
    : fromOklch(lightness, share, hue);
}
