import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { hiddenFields, html } from './html.ts';

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
}

/** A page of the door that says something, and perhaps asks before it is done. */
export function askPage({ dress, title, texts, act }: AskModel): string {
  const say = words[dress.comfort.language];
  return door(dress, {
    title,
    body: html`<article class="prose"><h1>${title}</h1>
${texts.map((text) => html`<p>${text}</p>`)}
${
  act === undefined
    ? html`<p class="problem-acts"><a class="btn btn-line" href="/">${say.backHome}</a></p>`
    : html`<form action="${act.action}" method="post">${hiddenFields(act.fields ?? {})}<p class="problem-acts"><button class="btn">${act.button}</button> <a class="btn btn-line" href="/">${say.backHome}</a></p></form>${act.goes !== undefined && html`<script nonce="${act.goes}">document.forms[0].submit()</script>`}`
}</article>`,
  });
}
