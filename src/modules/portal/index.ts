export { portalHouse } from './module.ts';
export type { PageModel } from './pages.ts';
