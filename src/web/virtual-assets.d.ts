declare module 'virtual:assets' {
  import type { Assets } from './document.ts';

  /** Written by the build (`vite.config.ts`). */
  export const assets: Assets;
}
