import { door } from '../../pages/door.ts';
import type { Dress } from '../../pages/dress.ts';
import { html } from '../../pages/html.ts';
import { words } from '../words/index.ts';

/** The recovery codes, this once; or, when there are no new ones, that it is done. */
export function codesPage(model: { dress: Dress; codes: readonly string[]; next: string }): string {
  const { dress, codes, next } = model;
  const say = words[dress.comfort.language].codes;
  const isNew = codes.length > 0;
  const title = isNew ? say.title : say.withoutTitle;
  return door(dress, {
    title,
    body: html`<div class="prose"><h1>${title}</h1>
<p class="lead">${isNew ? say.lead : say.without}</p>
${isNew && html`<ul class="secret-list" aria-label="${say.list}">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>`}
<p class="problem-acts"><a class="btn" href="${next}">${say.done}</a></p></div>`,
  });
}
