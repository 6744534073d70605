import type { Readable } from 'node:stream';

/** A page of HTML, or an act that ends in a redirect: what a browser asks for without script. */
export interface Page {
  method: 'GET' | 'POST';
  /** As in fastify: `/classes/:id`. */
  path: string;
  access: 'public' | 'signed-in' | 'stepped-up';
  /** One English sentence. */
  summary: string;
  /** What it does, as traces name it, when it changes something. */
  verb?: `${string}.${string}`;
}

/** A body that flows: a file, an export. It is stopped when whoever asked goes away. */
export interface StreamReply {
  stream: Readable;
  type: string;
  status?: number;
  /** Lower case. `cache-control` is `no-store` unless it is among them. */
  headers?: Readonly<Record<string, string>>;
}

/** What a page answers: HTML, another body (a stylesheet, an image), or the way to go. */
export type PageReply =
  | { html: string; status?: number }
  | { text: string; type: string; status?: number; cache?: string }
  | { bytes: Buffer; type: string; status?: number; cache?: string }
  | StreamReply
  /** A path of this host, or an absolute URL that the caller has checked. */
  | { redirect: string };
