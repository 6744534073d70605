import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { type Html, html } from './html.ts';
import { notice } from './notice.ts';

/** Why an activation was refused. */
export type ActivationRefusal =
  | { kind: 'unknown' }
  | { kind: 'weak' }
  | { kind: 'shut' }
  | { kind: 'too-many'; minutes: number };

/** `/activation`: one's login, the code that the school gave, a password of one's own. Works without script. */
export function activationPage(model: {
  dress: Dress;
  login: string;
  refusal?: ActivationRefusal | undefined;
}): string {
  const { dress, login, refusal } = model;
  const say = words[dress.comfort.language];
  const said = say.activation;
  return door(dress, {
    title: refusal ? `${refusedTitle(refusal, say)} · ${said.title}` : said.title,
    body: html`<h1>${said.title}</h1>
${refusal && notice('alert', refusedTitle(refusal, say), refusedText(refusal, say))}
<p class="lead">${said.lead}</p>
<form action="/activation" method="post">
<div class="field"><label for="login">${say.login}</label>
<input class="input" id="login" name="login" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="200" value="${login}"${invalid(refusal?.kind === 'unknown')} required></div>
<div class="field"><label for="code">${said.code}</label>
<span class="hint" id="code-h">${said.codeHint}</span>
<input class="input" id="code" name="code" autocomplete="one-time-code" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="50" aria-describedby="code-h"${invalid(refusal?.kind === 'unknown')} required></div>
<div class="field"><label for="password">${said.password}</label>
<span class="hint" id="password-h">${said.passwordHint}</span>
<input class="input" id="password" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="1000" aria-describedby="password-h"${invalid(refusal?.kind === 'weak')} required></div>
<div class="field"><label for="again">${said.again}</label>
<input class="input" id="again" name="again" type="password" autocomplete="new-password" minlength="12" maxlength="1000" required></div>
<button class="btn">${said.go}</button>
</form>
<p>${said.noCode}</p>
<p class="door-links"><a href="/connexion">${say.signIn}</a></p>`,
  });
}

type Say = (typeof words)['fr'];

const invalid = (isWrong: boolean): Html => html`${isWrong && html` aria-invalid="true"`}`;

const refusedTitle = ({ kind }: ActivationRefusal, say: Say): string =>
  ({
    unknown: say.activation.refusedTitle,
    weak: say.activation.weakTitle,
    shut: say.shutTitle,
    'too-many': say.tooManyTitle,
  })[kind];

const refusedText = (refusal: ActivationRefusal, say: Say): string =>
  refusal.kind === 'too-many'
    ? say.tooMany(refusal.minutes)
    : { unknown: say.activation.refused, weak: say.activation.weak, shut: say.shut }[refusal.kind];
