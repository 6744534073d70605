import { z } from 'zod';
import type { Access, Endpoint } from '../contract.ts';
import { budgets } from '../http/limits.ts';
import type { Catalogue } from '../words.ts';
import { docsStyle } from './docs-style.ts';
import { houseOf, refusedStatuses } from './open-api.ts';
import { type Shape, schemaOf, written } from './shape.ts';

/** What the page for developers is made of. */
export interface DocumentedApi {
  endpoints: readonly Endpoint[];
  /** The name of each house on screens, in French. */
  labels: Readonly<Record<string, string>>;
  /** The words of every refusal code. */
  words: Readonly<Record<string, Catalogue<string>>>;
  origin: string;
}

/** Every endpoint, to read, from the same contracts as `/api/openapi.json`; no script. */
export function apiDocs(api: DocumentedApi, nonce: string): string {
  const houses = [...Map.groupBy(api.endpoints, houseOf)];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Préau API</title><style nonce="${nonce}">${docsStyle}</style></head><body>
<a class="skip" href="#content">Skip to content</a>
<header><h1>Préau API</h1>
<p>${api.endpoints.length} endpoints, described once: the server obeys what this page says. For programs:
<a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<nav aria-label="On this page"><ul>${link('calling', 'How to call')}${link('limits', 'Limits')}${link('refusals', 'Refusals')}${houses
    .map(([house]) => link(house, nameOf(house, api)))
    .join('')}</ul></nav></header>
<main id="content" tabindex="-1">${calling(api)}${limits}${refusals(api)}${houses.map(([house, theirs]) => section(house, theirs, api)).join('')}</main>
</body></html>`;
}

const link = (id: string, name: string) => `<li><a href="#${escapeHtml(id)}">${name}</a></li>`;

const nameOf = (house: string, { labels }: DocumentedApi) =>
  escapeHtml(house) +
  (labels[house] === undefined ? '' : ` · <span lang="fr">${escapeHtml(labels[house])}</span>`);

const block = (text: string) => `<pre tabindex="0">${escapeHtml(text)}</pre>`;

const calling = ({ origin, endpoints }: DocumentedApi) => {
  const scopes = endpoints.flatMap(({ access }) =>
    typeof access === 'object' ? [access.machine] : [],
  );
  const example = endpoints.find(({ access }) => typeof access === 'object');
  return `<section><h2 id="calling">How to call</h2>
<p>Each endpoint says who may knock.</p>
<dl>${(['public', 'signed-in', 'stepped-up', { machine: '…' }] as const)
    .map((access) => `<dt>${whoMay(access)}</dt><dd>${explained(access)}</dd>`)
    .join('')}</dl>
<h3>A program</h3>
<p>An administrator lets it in with <code>bin/preau client add</code>, for some scopes (there are:
${[...new Set(scopes)].map((scope) => `<code>${escapeHtml(scope)}</code>`).join(', ')}) and some structures or all, until
a day. It trades its secret for a token of ten minutes (OAuth 2.0 client credentials, RFC 6749 §4.4):</p>
${block(`curl -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials ${origin}/api/token\n\n{"access_token":"…","token_type":"Bearer","expires_in":600,"scope":"…"}`)}
<p>and then asks with it, in the header and nowhere else. It sees the things of its structures only.</p>
${block(`curl -H "Authorization: Bearer $TOKEN" ${origin}${example?.path ?? '/api/…'}`)}
<h3>How long it stays</h3>
<p><strong>Public</strong> endpoints change only by a new path, with twelve months of notice; fields may be added.
<strong>Internal</strong> ones are for our own pages, and change freely.</p></section>`;
};

const explained = (access: Access): string => {
  if (access === 'public') return 'Whoever comes.';
  if (access === 'signed-in') return 'A person, by the cookie of their session.';
  if (access === 'stepped-up')
    return 'The same, who gave their password within the last ten minutes: else <code>identity.step-up-needed</code>.';
  return 'A program with an access token of that scope. No cookie is read there.';
};

const limits = `<section><h2 id="limits">Limits</h2>
<p>By the minute, in each server process. Beyond: <code>429</code>, and <code>Retry-After</code> says how many seconds to wait.</p>
<dl>${Object.entries({
  person: 'A person',
  client: 'A program',
  address: 'Everybody signed out at one address',
})
  .map(([kind, who]) => {
    const { reads, changes } = budgets[kind as keyof typeof budgets];
    return `<dt>${who}</dt><dd>${reads.toLocaleString('en')} reads, ${changes.toLocaleString('en')} changes${kind === 'address' ? ' that are refused' : ''}</dd>`;
  })
  .join('')}</dl>
<p>A body has at most 1 MiB unless its endpoint says more, and must arrive within 30 seconds.</p></section>`;

const refusals = ({ words }: DocumentedApi) => `<section><h2 id="refusals">Refusals</h2>
<p>A refusal is <code>application/problem+json</code> (RFC 9457): its <code>code</code> is for programs, its
<code>title</code> for people in the language that <code>Accept-Language</code> asks for, its <code>reference</code> to
be quoted when asking for help.</p>
${block('{"type":"about:blank","status":404,"code":"kernel.no-such-page","title":"…","reference":"KQ7F-2M9T-XB"}')}
<h3>At every door</h3>${codes('kernel', words)}</section>`;

const codes = (house: string, words: DocumentedApi['words']): string => {
  const theirs = Object.entries(words).filter(([code]) => code.startsWith(`${house}.`));
  const rows = theirs.map(
    ([code, { en }]) => `<dt><code>${escapeHtml(code)}</code></dt><dd>${escapeHtml(en)}</dd>`,
  );
  return rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`;
};

const section = (house: string, endpoints: readonly Endpoint[], api: DocumentedApi) => {
  const theirs = codes(house, api.words);
  return `<section><h2 id="${escapeHtml(house)}">${nameOf(house, api)}</h2>
${endpoints.map(article).join('')}${theirs && `<h3>What ${escapeHtml(house)} refuses</h3>${theirs}`}</section>`;
};

function article(endpoint: Endpoint): string {
  const { method, path, summary, access, stability, input, takes } = endpoint;
  const asked = schemaOf(input, 'input');
  const hasInput = Object.keys(asked.properties ?? {}).length > 0;
  return `<article><h3><code><span class="method">${method}</span> ${escapeHtml(path)}</code></h3>
<p>${escapeHtml(summary)}</p>
<ul class="tags"><li>${whoMay(access)}</li><li>${stability}</li></ul>
${hasInput ? shape('Input', asked) : ''}${takes === 'file' ? aFile('Body') : ''}${answer(endpoint)}
<h4>Refusals</h4><p>${refusedStatuses(access, hasInput).join(', ')}, and those of its house</p></article>`;
}

const aFile = (title: string) => `<h4>${title}</h4><p>A file, as it is</p>`;

const answer = ({ reply, streams }: Endpoint) => {
  if (reply instanceof z.ZodFile) return aFile('Reply');
  return shape(
    streams ? 'Reply, again and again (server-sent events)' : 'Reply',
    schemaOf(reply, 'output'),
  );
};

const shape = (title: string, given: Shape) => `<h4>${title}</h4>${block(written(given))}`;

const whoMay = (access: Access): string =>
  ({ public: 'anyone', 'signed-in': 'signed in', 'stepped-up': 'password given again' })[
    access as string
  ] ?? `program: ${escapeHtml((access as { machine: string }).machine)}`;

const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
