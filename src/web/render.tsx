import { renderToString } from 'react-dom/server';
import { App } from './app.tsx';
import { type Assets, writeDocument } from './document.ts';
import { enterAllRooms } from './house.ts';
import type { Page } from './page.ts';

await enterAllRooms();

export type { Page } from './page.ts';
/** The addresses of the client's files, written in by the build (`vite.config.ts`). */
export const assets: Assets = __ASSETS__;

/** A whole page as HTML, with its answers inside; `nonce` is the one of its Content-Security-Policy. */
export function render(page: Page & { nonce: string }): string {
  const { nonce, ...inside } = page;
  let title = inside.brand.name;
  const onTitle = (found: string) => {
    title = found;
  };
  const body = renderToString(<App page={inside} onTitle={onTitle} />);
  return writeDocument({ page: inside, nonce, assets, title, body });
}
