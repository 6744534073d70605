import { door } from '../../pages/door.ts';
import type { Dress } from '../../pages/dress.ts';
import { html } from '../../pages/html.ts';
import { notice } from '../../pages/notice.ts';
import { words as doorWords } from '../../words/index.ts';
import { words } from '../words/index.ts';
import { type ProofAsked, proofForms } from './proof-forms.ts';

/** Why the last try did not pass. */
export type ProofRefusal = { kind: 'wrong' } | { kind: 'too-many'; minutes: number };

/** The second proof: at the door after the password, or later, when something asks that it still is the same person. */
export function verifyPage(model: {
  dress: Dress;
  /** At the door, or in a session that is asked again. */
  at: 'door' | 'session';
  action: string;
  displayName: string;
  hidden: Record<string, string>;
  asked: ProofAsked;
  refusal?: ProofRefusal | undefined;
}): string {
  const { dress, at, displayName, refusal } = model;
  const say = words[dress.comfort.language].verify;
  const ours = doorWords[dress.comfort.language];
  const title = at === 'door' ? say.title : ours.confirm.title;
  const refused =
    refusal &&
    (refusal.kind === 'wrong'
      ? { title: say.refusedTitle, text: say.refused }
      : { title: ours.tooManyTitle, text: ours.tooMany(refusal.minutes) });
  return door(dress, {
    title: refused ? `${refused.title} · ${title}` : title,
    body: html`<div class="prose"><h1>${title}</h1>
${refused && notice('alert', refused.title, refused.text)}
<p class="lead">${at === 'door' ? say.lead(displayName) : say.why(displayName)}</p></div>
${proofForms({ ...model, isWrong: refusal?.kind === 'wrong' })}
<div><p class="small soft">${say.lost}</p>
<p class="door-links">${
      at === 'door'
        ? html`<a href="/connexion">${say.restart}</a>`
        : html`<a href="/deconnexion">${ours.confirm.notMe(displayName)}</a>`
    }</p></div>`,
  });
}
