import type { Dress } from '../../pages/dress.ts';
import { type Html, hiddenFields, html } from '../../pages/html.ts';
import { words } from '../words/index.ts';
import { passkeyPart } from './passkey-part.ts';

/** What an account can prove itself with, as its page asks for it. */
export interface ProofAsked {
  /** What the browser is asked to sign, in JSON; undefined: the account has no passkey. */
  passkey: string | undefined;
  hasTotp: boolean;
}

/** The passkey first where there is one, then the code: each a form of its own to the same address. */
export function proofForms(model: {
  dress: Dress;
  action: string;
  hidden: Record<string, string>;
  asked: ProofAsked;
  isWrong: boolean;
}): Html {
  const { dress, action, hidden, asked, isWrong } = model;
  const say = words[dress.comfort.language].verify;
  return html`${
    asked.passkey !== undefined &&
    html`<section aria-labelledby="passkey"><h2 id="passkey">${say.passkeyTitle}</h2>
<p class="hint">${say.passkeyHint}</p>
${passkeyPart({ action, hidden, way: 'prove', options: asked.passkey, files: dress.files, button: say.passkey, failed: say.passkeyFailed, needsScript: say.passkeyNeedsScript })}
</section>`
  }
<section aria-labelledby="code-t"${asked.passkey !== undefined && html` class="or"`}><h2 id="code-t">${say.codeTitle}</h2>
<form action="${action}" method="post">${hiddenFields(hidden)}
<div class="field"><label for="code">${say.code}</label>
<span class="hint" id="code-h">${asked.hasTotp ? say.codeHint : say.recoveryHint}</span>
<input class="input" id="code" name="code" autocomplete="one-time-code" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="50" aria-describedby="code-h${isWrong && ' erreur'}"${isWrong && html` aria-invalid="true"`} required></div>
<button class="btn${asked.passkey !== undefined && ' btn-line'}">${say.go}</button>
</form></section>`;
}
