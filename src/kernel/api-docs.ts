import { z } from 'zod';
import type { Endpoint } from './contract.ts';

const style = `
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
code,pre{font-family:ui-monospace,monospace;font-size:.875rem}
article{border-top:1px solid color-mix(in srgb,currentColor 25%,transparent);padding:1rem 0}
h2{margin:2.5rem 0 .5rem}h3{font-size:1rem;margin:0;overflow-wrap:anywhere}
pre{overflow:auto;padding:.75rem;background:color-mix(in srgb,currentColor 7%,transparent);border-radius:.5rem}
summary{cursor:pointer;min-height:2.75rem;display:flex;align-items:center}
`;

/** Readable documentation of every endpoint, from the same contracts as `/api/openapi.json`; no script. */
export function apiDocs(endpoints: readonly Endpoint[], nonce: string): string {
  const houses = Map.groupBy(endpoints, ({ path }) => path.split('/')[2] ?? '');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Préau API</title><style nonce="${nonce}">${style}</style></head><body>
<header><h1>Préau API</h1>
<p>${endpoints.length} endpoints. For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. A refusal is
<code>application/problem+json</code> (RFC 9457) with a <code>code</code> and the <code>reference</code> to quote.</p></header>
<main>${[...houses].map(([house, theirs]) => `<section><h2>${escapeHtml(house)}</h2>${theirs.map(article).join('')}</section>`).join('')}</main>
</body></html>`;
}

const article = ({ method, path, summary, access, stability, input, reply }: Endpoint) => `<article>
<h3><code>${method} ${escapeHtml(path)}</code></h3>
<p>${escapeHtml(summary)}<br><small>Access: ${access} · stability: ${stability}</small></p>
${shape('Input', input, 'input')}${shape('Reply', reply, 'output')}</article>`;

const shape = (title: string, schema: z.ZodType, io: 'input' | 'output') => {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return `<details><summary>${title}</summary><pre tabindex="0">${escapeHtml(JSON.stringify(json, null, 2))}</pre></details>`;
};

const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
