import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { type Html, hiddenFields, html } from './html.ts';

/** What a page without script says, and the one thing that it may ask to be done. */
export interface AskModel {
  dress: Dress;
  title: string;
  texts: readonly string[];
  /** A button that sends a form: no link, and no program that reads links ahead, does what it does. */
  act?: {
    action: string;
    button: string;
    fields?: Record<string, string>;
    /** The form goes by itself where there are scripts: the nonce of the page. */
    goes?: string;
  };
  /** Several things that may be chosen, each with the button that does it. */
  choices?: readonly {
    action: string;
    button: string;
    about?: string;
    fields: Record<string, string>;
  }[];
  /** Text to be read before, as it was written: its empty lines part it. */
  long?: string;
  /** Addresses asked for by frames that nobody sees. */
  frames?: readonly string[];
  /** Where the page leads by itself once all is there, where there are scripts: the nonce of the page. */
  next?: { href: string; button: string; goes: string };
}

/** A page of the door that says something, and perhaps asks before it is done. */
export function askPage(model: AskModel): string {
  const { dress, title, texts, long, frames = [], next } = model;
  return door(dress, {
    title,
    body: html`<article class="prose"><h1>${title}</h1>
${texts.map((text) => html`<p>${text}</p>`)}
${long !== undefined && html`<div class="long-text" tabindex="0" role="region" aria-label="${title}">${long.split(/\n\s*\n/).map((part) => html`<p>${part}</p>`)}</div>`}
${actsOf(model)}
${frames.map((address) => html`<iframe src="${address}" title="" hidden></iframe>`)}
${next && goOn(next)}</article>`,
  });
}

function actsOf({ dress, act, choices = [], next }: AskModel): Html {
  const home = html`<a class="btn btn-line" href="/">${words[dress.comfort.language].backHome}</a>`;
  if (next !== undefined)
    return html`<p class="problem-acts"><a class="btn" href="${next.href}">${next.button}</a></p>`;
  if (choices.length > 0)
    return html`<ul class="choices">${choices.map(
      ({ action, button, about, fields }) =>
        html`<li><form action="${action}" method="post">${hiddenFields(fields)}<button class="btn btn-line">${button}</button>${about !== undefined && html`<span class="small soft">${about}</span>`}</form></li>`,
    )}</ul>`;
  if (act === undefined) return html`<p class="problem-acts">${home}</p>`;
  return html`<form action="${act.action}" method="post">${hiddenFields(act.fields ?? {})}<p class="problem-acts"><button class="btn">${act.button}</button> ${home}</p></form>${act.goes !== undefined && html`<script nonce="${act.goes}">document.forms[0].submit()</script>`}`;
}

/** Once every frame has answered, or after three seconds. */
const goOn = ({ href, goes }: NonNullable<AskModel['next']>): Html =>
  html`<script nonce="${goes}" data-next="${href}">{const go=()=>location.replace(document.querySelector('[data-next]').dataset.next);addEventListener('load',go);setTimeout(go,3000)}</script>`;
