import type { PasswordFault } from '../passwords/heed-policy.ts';
import { passwordWords } from '../passwords/words.ts';
import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { type Html, hiddenFields, html } from './html.ts';
import { notice } from './notice.ts';
import { passwordFields, passwordRefusalText } from './password-fields.ts';

/** Why an activation was refused. */
export type ActivationRefusal =
  | { kind: 'unknown' }
  | { kind: 'weak'; fault: PasswordFault }
  | { kind: 'shut' }
  | { kind: 'too-many'; minutes: number };

/** `/activation`: one's login, the code that the school gave, a password of one's own. Works without script. */
export function activationPage(model: {
  dress: Dress;
  nonce: string;
  /** Fields to send back as they are: where to go next. */
  hidden: Record<string, string>;
  /** What the letter's QR code brought, or was typed at the last try. */
  login: string;
  code: string;
  refusal?: ActivationRefusal | undefined;
}): string {
  const { dress, nonce, hidden, login, code, refusal } = model;
  const say = words[dress.comfort.language];
  const said = say.activation;
  const isFilled = login !== '' && code !== '' && refusal?.kind !== 'unknown';
  return door(dress, {
    title: refusal ? `${refusedTitle(refusal, say, dress)} · ${said.title}` : said.title,
    body: html`<h1>${said.title}</h1>
${refusal && notice('alert', refusedTitle(refusal, say, dress), refusedText(refusal, say, dress))}
<p class="lead">${isFilled ? said.filled : said.lead}</p>
<form action="/activation" method="post">
${hiddenFields(hidden)}
<div class="field"><label for="login">${say.login}</label>
<span class="hint" id="login-h">${say.loginHint}</span>
<input class="input" id="login" name="login" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="200" aria-describedby="login-h" value="${login}"${invalid(refusal)} required></div>
<div class="field"><label for="code">${said.code}</label>
<span class="hint" id="code-h">${said.codeHint}</span>
<input class="input" id="code" name="code" autocomplete="one-time-code" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="50" aria-describedby="code-h" value="${code}"${invalid(refusal)} required></div>
${passwordFields({ language: dress.comfort.language, nonce, fault: refusal?.kind === 'weak' ? refusal.fault : undefined })}
<button class="btn">${said.go}</button>
</form>
<p>${said.noCode}</p>
<p class="door-links"><a href="/connexion">${say.signIn}</a></p>`,
  });
}

type Say = (typeof words)['fr'];

const invalid = (refusal: ActivationRefusal | undefined): Html =>
  html`${refusal?.kind === 'unknown' && html` aria-invalid="true"`}`;

const refusedTitle = ({ kind }: ActivationRefusal, say: Say, { comfort }: Dress): string =>
  ({
    unknown: say.activation.refusedTitle,
    weak: passwordWords[comfort.language].weakTitle,
    shut: say.shutTitle,
    'too-many': say.tooManyTitle,
  })[kind];

function refusedText(refusal: ActivationRefusal, say: Say, { comfort }: Dress): string {
  if (refusal.kind === 'too-many') return say.tooMany(refusal.minutes);
  if (refusal.kind === 'weak') return passwordRefusalText(comfort.language, refusal.fault);
  return { unknown: say.activation.refused, shut: say.shut }[refusal.kind];
}
