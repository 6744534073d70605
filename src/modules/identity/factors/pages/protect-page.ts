import { door } from '../../pages/door.ts';
import type { Dress } from '../../pages/dress.ts';
import { html } from '../../pages/html.ts';
import { notice } from '../../pages/notice.ts';
import { words } from '../words/index.ts';
import { type AddOffered, addForms } from './add-forms.ts';

/** At the door of whoever must have a second factor and has none: nothing else before. */
export function protectPage(model: {
  dress: Dress;
  action: string;
  hidden: Record<string, string>;
  offered: AddOffered;
  /** Why nothing was added at the last try. */
  refusal?: string | undefined;
}): string {
  const { dress, refusal } = model;
  const { protect: say, verify } = words[dress.comfort.language];
  return door(dress, {
    title: refusal === undefined ? say.title : `${say.refusedTitle} · ${say.title}`,
    body: html`<div class="prose"><h1>${say.title}</h1>
${refusal !== undefined && notice('alert', say.refusedTitle, refusal)}
<p class="lead">${say.lead}</p></div>
${addForms({ ...model, isWrong: refusal !== undefined })}
<p class="door-links"><a href="/connexion">${verify.restart}</a></p>`,
  });
}
