import { colourOf, type Job, type Theme, type Tint } from './colours.ts';
import { contrast } from './oklch.ts';

/** Two colours that meet on a page, how far apart they stand, and the least that WCAG 2.2 AA asks. */
export interface Meeting {
  theme: Theme;
  front: Job;
  back: Job;
  ratio: number;
  bar: number;
}

const text: [Job, Job[]][] = [
  ['ink', ['page', 'sheet', 'sunken', 'brand-soft', 'alert-soft', 'warn-soft', 'ok-soft']],
  ['ink-soft', ['page', 'sheet', 'sunken', 'brand-soft']],
  ['brand', ['page', 'sheet', 'sunken', 'brand-soft']],
  ['brand-strong', ['page', 'sheet', 'sunken', 'brand-soft']],
  ['on-brand', ['brand', 'brand-strong']],
  ['on-roof', ['roof', 'roof-field']],
  ['on-roof-soft', ['roof', 'roof-field']],
  ['roof', ['on-roof']],
  ['alert', ['sheet', 'page', 'alert-soft']],
  ['warn', ['sheet', 'page', 'warn-soft']],
  ['ok', ['sheet', 'page', 'ok-soft']],
];

const edges: [Job, Job[]][] = [['line-strong', ['page', 'sheet', 'sunken']]];

/** Every pair of colours that components put on each other: text asks 4.5, the edge of a field 3. */
export function brandContrasts(tint: Tint): Meeting[] {
  return (['light', 'dark'] as const).flatMap((theme) => [
    ...meetings(tint, theme, text, 4.5),
    ...meetings(tint, theme, edges, 3),
  ]);
}

const meetings = (tint: Tint, theme: Theme, pairs: [Job, Job[]][], bar: number): Meeting[] =>
  pairs.flatMap(([front, backs]) =>
    backs.map((back) => {
      const ratio = contrast(colourOf(tint, theme, front), colourOf(tint, theme, back));
      return { theme, front, back, ratio, bar };
    }),
  );
