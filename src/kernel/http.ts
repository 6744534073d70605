export type { Asked } from './http/asked.ts';
export { serveAssets } from './http/assets.ts';
export type { Client } from './http/client.ts';
export type { EventStream } from './http/event-stream.ts';
export { type Doors, openHttp } from './http/open-http.ts';
export type { PageReply, StreamReply } from './http/page.ts';
export type { Exchange, MachineVisit, Serve } from './http/serve.ts';
