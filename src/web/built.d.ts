/** Put in by the build of the render bundle (`vite.config.ts`). */
declare const __ASSETS__: import('./document.ts').Assets;
