import type { Brand } from './contract.ts';

/** What is shown where no brand was chosen: Préau itself, under a calm blue. */
export const neutralBrand: Omit<Brand, 'origin'> = {
  key: 'preau',
  name: 'Préau',
  baseline: 'Votre espace numérique de travail.',
  hue: 258,
  chroma: 0.12,
  mark: '<svg viewBox="0 0 36 36" fill="currentColor" aria-hidden="true" focusable="false"><path d="M2 13 18 4l16 9v4H2zM5 19h4v13H5zM16 19h4v13h-4zM27 19h4v13h-4z"/></svg>',
  helpEmail: null,
};
