import { renderSVG } from 'uqr';
import type { Dress } from '../../pages/dress.ts';
import { asWritten, type Html, hiddenFields, html } from '../../pages/html.ts';
import { totpUri } from '../totp.ts';
import { words } from '../words/index.ts';
import { passkeyPart } from './passkey-part.ts';

/** What somebody may add, as the page offers it. */
export interface AddOffered {
  /** What the browser is asked in order to make a passkey, in JSON. */
  passkey: string;
  /** The secret to scan, and its sealed form. */
  totp: { secret: string; draft: string };
  login: string;
  /** What the browser is, in words: a name for the passkey. */
  device: string;
}

/** A passkey, or an application: two forms to one address. */
export function addForms(model: {
  dress: Dress;
  action: string;
  hidden: Record<string, string>;
  offered: AddOffered;
  isWrong: boolean;
}): Html {
  const { dress, action, hidden, offered, isWrong } = model;
  const { protect: say, verify } = words[dress.comfort.language];
  const { secret, draft } = offered.totp;
  const uri = totpUri(secret, { issuer: dress.brand.name, login: offered.login });
  const name = (
    id: string,
    value: string,
  ) => html`<div class="field"><label for="${id}">${say.name}</label>
<input class="input" id="${id}" name="name" maxlength="60" value="${value}" required></div>`;
  return html`<section aria-labelledby="add-passkey"><h2 id="add-passkey">${say.passkeyTitle}</h2>
<p>${say.passkeyAbout}</p>
${passkeyPart({
  action,
  hidden: { ...hidden, kind: 'passkey' },
  way: 'add',
  options: offered.passkey,
  files: dress.files,
  button: say.passkeyAdd,
  failed: say.passkeyFailed,
  needsScript: verify.passkeyNeedsScript,
  fields: name('passkey-name', offered.device || say.device),
})}</section>
<section aria-labelledby="add-totp" class="or"><h2 id="add-totp">${say.totpTitle}</h2>
<p>${say.totpAbout}</p>
<div class="qr" role="img" aria-label="${say.qr}">${qrOf(uri)}</div>
<p class="small soft">${say.totpByHand}</p>
<p class="secret-text"><code>${secret.match(/.{1,4}/g)?.join(' ')}</code></p>
<form action="${action}" method="post">${hiddenFields({ ...hidden, kind: 'totp', draft })}
${name('totp-name', say.phone)}
<div class="field"><label for="code">${say.code}</label>
<input class="input" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7"${isWrong && html` aria-invalid="true" aria-describedby="erreur"`} required></div>
<button class="btn btn-line">${say.add}</button>
</form></section>`;
}

/** Black on white whatever the theme: cameras read nothing else surely. */
export const qrOf = (text: string): Html =>
  asWritten(renderSVG(text, { border: 2, pixelSize: 4, ecc: 'M' }));
