import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { type Html, hiddenFields, html } from './html.ts';
import { notice } from './notice.ts';
import type { SignInRefusal } from './sign-in-page.ts';

/** `/connexion/confirmer`: one's name, one's password, *Continuer*. Posts `password` to the same address. */
export function confirmPage(model: {
  dress: Dress;
  actor: { displayName: string; login: string };
  /** Fields to send back as they are: where to go next. */
  hidden: Record<string, string>;
  refusal?: SignInRefusal | undefined;
  /** Demo mode only: the one password of its accounts. */
  demoPassword?: string | undefined;
}): string {
  const { dress, actor, hidden, refusal, demoPassword } = model;
  const say = words[dress.comfort.language];
  const isWrong = refusal?.kind === 'unknown';
  return door(dress, {
    title: refusal ? `${refusedTitle(refusal, say)} · ${say.confirm.title}` : say.confirm.title,
    body: html`<h1>${say.confirm.title}</h1>
${refusal && refusalNotice(refusal, say)}
<p class="lead">${say.confirm.why(actor.displayName)}</p>
<form action="/connexion/confirmer" method="post">
${hiddenFields(hidden)}
<input type="text" name="login" value="${actor.login}" autocomplete="username" hidden>
<div class="field"><label for="password">${say.confirm.password}</label>
${demoPassword !== undefined && html`<span class="hint" id="password-h">${say.confirm.demo(demoPassword)}</span>`}
<input class="input" id="password" name="password" type="password" autocomplete="current-password" maxlength="1000"${described(isWrong, demoPassword)} required></div>
<button class="btn">${say.confirm.go}</button>
</form>
<p class="door-links"><a href="/mot-de-passe">${say.forgotten}</a><a href="/deconnexion">${say.confirm.notMe(actor.displayName)}</a></p>`,
  });
}

type Say = (typeof words)['fr'];

const refusedTitle = (refusal: SignInRefusal, say: Say): string =>
  ({
    unknown: say.confirm.refusedTitle,
    shut: say.shutTitle,
    'too-many': say.tooManyTitle,
  })[refusal.kind];

const refusalNotice = (refusal: SignInRefusal, say: Say): Html =>
  notice(
    'alert',
    refusedTitle(refusal, say),
    refusal.kind === 'too-many'
      ? say.tooMany(refusal.minutes)
      : { unknown: say.confirm.refused, shut: say.shut }[refusal.kind],
  );

function described(isWrong: boolean, demoPassword: string | undefined): Html {
  const ids = [demoPassword !== undefined && 'password-h', isWrong && 'erreur'].filter(Boolean);
  return html`${ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`}${isWrong && html` aria-invalid="true"`}`;
}
