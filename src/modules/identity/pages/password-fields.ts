import type { Language } from '#kernel/words';
import type { PasswordFault } from '../passwords/heed-policy.ts';
import { passwordWords } from '../passwords/words.ts';
import { asWritten, type Html, html } from './html.ts';

/** Where the pages ask, while one types, what a password is worth. */
export const advicePath = '/mot-de-passe/avis';

/** What a page that lets a password be chosen must give its fields. */
export interface PasswordFieldsModel {
  language: Language;
  fault?: PasswordFault | undefined;
  /** Of the page: without it nothing is said while one types, and all works the same. */
  nonce: string;
}

/** The two fields of a new password, and what is said of it while one types. The form may have a `login` field. */
export function passwordFields({ language, fault, nonce }: PasswordFieldsModel): Html {
  const say = passwordWords[language];
  const wrong = html`${fault !== undefined && html` aria-invalid="true"`}`;
  return html`
<div class="field"><label for="password">${say.label}</label>
<span class="hint" id="password-h">${say.hint}</span>
<input class="input" id="password" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="1000" aria-describedby="password-h password-said"${wrong} required>
<span class="hint" id="password-said" role="status"></span></div>
<div class="field"><label for="again">${say.again}</label>
<input class="input" id="again" name="again" type="password" autocomplete="new-password" minlength="12" maxlength="1000"${wrong} required></div>
<label class="password-show" id="show" hidden><input type="checkbox"> ${say.show}</label>
<script nonce="${nonce}">${asWritten(script)}</script>`;
}

/** What happened, for the top of the page. */
export const passwordRefusalText = (language: Language, fault: PasswordFault): string =>
  fault === 'unlike' ? passwordWords[language].unlike : passwordWords[language].weak[fault];

/** Asks half a second after the last key; shows what is typed when wished. Nothing of it is needed. */
const script = `(() => {
const byId = (id) => document.getElementById(id);
const [field, again, said, show] = ['password', 'again', 'password-said', 'show'].map(byId);
const login = document.querySelector('[name=login]');
let waiting;
field.addEventListener('input', () => {
clearTimeout(waiting);
said.textContent = '';
if (field.value === '') return;
waiting = setTimeout(async () => {
const typed = field.value;
const body = new URLSearchParams({ password: typed, login: login ? login.value : '' });
try {
const reply = await fetch('${advicePath}', { method: 'POST', body });
if (reply.ok && field.value === typed) said.textContent = await reply.text();
} catch {}
}, 500);
});
show.hidden = false;
show.firstElementChild.addEventListener('change', (event) => {
field.type = again.type = event.target.checked ? 'text' : 'password';
});
})()`;
