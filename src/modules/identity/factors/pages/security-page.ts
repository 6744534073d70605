import { door } from '../../pages/door.ts';
import type { Dress } from '../../pages/dress.ts';
import { type Html, hiddenFields, html } from '../../pages/html.ts';
import { notice } from '../../pages/notice.ts';
import type { Factor } from '../queries/factors.ts';
import { words } from '../words/index.ts';
import { type AddOffered, addForms } from './add-forms.ts';

/** `/moi/securite`: what protects one's account, and, for whoever has just shown who they are, the ways to change it. */
export function securityPage(model: {
  dress: Dress;
  hidden: Record<string, string>;
  factors: readonly Factor[];
  codesLeft: number;
  /** The last one may not go. */
  mustKeepOne: boolean;
  /** What may be added; undefined: one must prove oneself first, there. */
  offered: AddOffered | undefined;
  proveHref: string;
  backHref: string;
  refusal?: string | undefined;
}): string {
  const { dress, factors, offered, refusal, hidden } = model;
  const { security: say, protect } = words[dress.comfort.language];
  return door(dress, {
    title: refusal === undefined ? say.title : `${protect.refusedTitle} · ${say.title}`,
    body: html`<div class="prose"><h1>${say.title}</h1>
${refusal !== undefined && notice('alert', protect.refusedTitle, refusal)}
<p class="lead">${factors.length === 0 ? say.none : say.lead}</p></div>
${factors.length > 0 && ownFactors(model)}
${
  offered === undefined
    ? html`<section class="or"><p>${say.prove}</p><p class="problem-acts"><a class="btn" href="${model.proveHref}">${say.proveGo}</a></p></section>`
    : html`<section aria-labelledby="add" class="or"><h2 id="add" class="title-2">${protect.addTitle}</h2></section>
${addForms({ dress, action: '/moi/securite/ajouter', hidden, offered, isWrong: refusal !== undefined })}`
}
<div><p class="small soft">${say.others}</p>
<p class="door-links"><a href="${model.backHref}">${say.back}</a></p></div>`,
  });
}

type Model = Parameters<typeof securityPage>[0];

function ownFactors(model: Model): Html {
  const { dress, factors, offered, hidden, codesLeft, mustKeepOne } = model;
  const say = words[dress.comfort.language].security;
  const isProven = offered !== undefined;
  return html`<section aria-labelledby="mine"><h2 id="mine">${say.mine}</h2>
<ul class="factors">${factors.map(
    (factor) => html`<li><strong>${factor.name}</strong>
<span class="small soft">${[say.kinds[factor.kind], say.added(dayOf(model, factor.addedAt)), factor.lastUsedAt && say.used(dayOf(model, factor.lastUsedAt))].filter(Boolean).join(', ')}</span>
${isProven && changeForms(model, factor)}</li>`,
  )}</ul>
${isProven && mustKeepOne && factors.length === 1 && html`<p class="small soft">${say.must}</p>`}
</section>
<section aria-labelledby="codes"><h2 id="codes">${say.codesTitle}</h2>
<p>${say.codesLeft(codesLeft)}</p>
${isProven && html`<form action="/moi/securite/codes" method="post">${hiddenFields(hidden)}<p class="small soft">${say.codesNote}</p><button class="btn btn-line">${say.codesNew}</button></form>`}
</section>`;
}

function changeForms({ dress, factors, hidden, mustKeepOne }: Model, factor: Factor): Html {
  const say = words[dress.comfort.language].security;
  const fields = { ...hidden, id: factor.id };
  const mayGo = factors.length > 1 || !mustKeepOne;
  return html`<details><summary>${say.change}<span class="sr-only">${say.removeOf(factor.name)}</span></summary>
<form action="/moi/securite/renommer" method="post">${hiddenFields(fields)}
<div class="field"><label for="name-${factor.id}">${say.newName(factor.name)}</label>
<input class="input" id="name-${factor.id}" name="name" maxlength="60" value="${factor.name}" required></div>
<button class="btn btn-line">${say.rename}</button></form>
${mayGo && html`<form action="/moi/securite/retirer" method="post">${hiddenFields(fields)}<button class="btn btn-line">${say.remove}<span class="sr-only">${say.removeOf(factor.name)}</span></button></form>`}
</details>`;
}

const dayOf = ({ dress }: Model, at: Date): string =>
  new Intl.DateTimeFormat(dress.comfort.language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Paris',
  }).format(at);
