import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { html } from './html.ts';

/** The refusals and faults that a page without script can show. */
export type ProblemStatus = 403 | 404 | 429 | 500 | 503;

/** What happened, that nothing is lost, what to do next, and the reference to quote. */
export function problemPage(model: {
  dress: Dress;
  status: ProblemStatus;
  /** The request id. */
  reference: string;
  /** What happened and what to do, when the refusal has its own words: they stand for the page's. */
  happened?: string | undefined;
}): string {
  const say = words[model.dress.comfort.language];
  const problem = say.problems[model.status];
  const helpEmail = model.dress.brand.helpEmail;
  return door(model.dress, {
    title: problem.title,
    body: html`<div class="problem">
<h1>${problem.title}</h1>
<p class="lead">${model.happened ?? problem.happened}</p>
${model.happened === undefined && html`<p>${problem.next}</p>`}
<p class="problem-acts"><a class="btn" href="/">${say.backHome}</a></p>
<p class="small soft">${say.reference} <strong>${model.reference}</strong>. ${
      helpEmail !== null && html`${say.quoteIt} <a href="mailto:${helpEmail}">${helpEmail}</a>.`
    }</p>
</div>`,
  });
}
