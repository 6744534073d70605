import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * The browser keeps of a contract its method, its path and its types. It trusts the replies of its own
 * server, so the schemas, and zod with them, stay behind: some 15 kB that nobody downloads.
 */
const withoutSchemas = { zod: `${root}src/web/absent-schemas.ts` };

const shared = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  resolve: { alias: withoutSchemas },
} satisfies InlineConfig;

/** What the browser downloads: `<outDir>/assets/*`, every name with its hash, and a manifest. */
export const clientBuild = (outDir: string): InlineConfig => ({
  ...shared,
  plugins: [react()],
  build: {
    outDir,
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    cssCodeSplit: false,
    cssTarget: ['chrome100', 'firefox100', 'safari15.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: [`${root}src/web/start.tsx`, `${root}src/modules/identity/web/passkey.ts`],
    },
  },
});

/** What the web process loads: one file, `<outDir>/render.js`, that turns a page's answers into HTML. */
export const renderBuild = (outDir: string, assets: unknown): InlineConfig => ({
  ...shared,
  plugins: [react()],
  // The addresses of the client's files, so that nobody reads a manifest at run time.
  define: { 'process.env.NODE_ENV': '"production"', __ASSETS__: JSON.stringify(assets) },
  ssr: { noExternal: true, target: 'node' },
  build: {
    outDir,
    emptyOutDir: true,
    ssr: `${root}src/web/render.tsx`,
    target: 'node24',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'render.js', codeSplitting: false } },
  },
});
