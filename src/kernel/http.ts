export type { Asked } from './http/asked.ts';
export { serveAssets } from './http/assets.ts';
export { type Doors, type House, openHttp } from './http/open-http.ts';
export type { Page, PageReply } from './http/page.ts';
export type { Exchange, Serve, Served } from './http/serve.ts';
