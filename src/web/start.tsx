import { hydrateRoot } from 'react-dom/client';
import './styles/index.ts';
import { App } from './app.tsx';
import { enterRoom, roomsFor } from './house.ts';
import type { Page } from './page.ts';

const text = document.getElementById('page')?.textContent;
const root = document.getElementById('preau');
if (text && root) {
  const page = JSON.parse(text) as Page;
  await Promise.all(roomsFor(page.path, page.widgets).map(enterRoom));
  hydrateRoot(root, <App page={page} />);
}
