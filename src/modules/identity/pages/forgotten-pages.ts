import { forgottenWords } from '../forgotten/words.ts';
import type { PasswordFault } from '../passwords/heed-policy.ts';
import { passwordWords } from '../passwords/words.ts';
import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { type Html, hiddenFields, html } from './html.ts';
import { notice } from './notice.ts';
import { passwordFields, passwordRefusalText } from './password-fields.ts';

/** `/mot-de-passe`: one's login, and a link by mail; without mail, whom to ask. */
export function forgottenPage(model: {
  dress: Dress;
  hidden: Record<string, string>;
  isMailed: boolean;
  /** Minutes to wait, when too much was asked from here. */
  wait?: number | undefined;
}): string {
  const { dress, hidden, isMailed, wait } = model;
  const say = words[dress.comfort.language];
  const said = forgottenWords[dress.comfort.language];
  return door(dress, {
    title: wait === undefined ? said.title : `${say.tooManyTitle} · ${said.title}`,
    body: html`<h1>${said.title}</h1>
${wait !== undefined && notice('alert', say.tooManyTitle, say.tooMany(wait))}
<p class="lead">${isMailed ? said.lead : said.offLead}</p>
${
  isMailed &&
  html`<form action="/mot-de-passe" method="post">
${hiddenFields(hidden)}
<div class="field"><label for="login">${say.login}</label>
<span class="hint" id="login-h">${say.loginHint}</span>
<input class="input" id="login" name="login" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="200" aria-describedby="login-h" required></div>
<button class="btn">${said.go}</button>
</form>
<h2>${said.otherTitle}</h2>`
}
<p>${said.other}</p>
${help(dress, say.writeTo)}
<p class="door-links"><a href="/activation">${said.haveCode}</a><a href="/connexion">${say.signIn}</a></p>`,
  });
}

/** After it was asked, whoever it was for: the same words for everybody. */
export function sentPage(dress: Dress): string {
  const say = words[dress.comfort.language];
  const said = forgottenWords[dress.comfort.language];
  return door(dress, {
    title: said.sentTitle,
    body: html`<h1>${said.sentTitle}</h1>
<p class="lead">${said.sent}</p><p>${said.nothing}</p><p>${said.other}</p>
${help(dress, say.writeTo)}
<p class="door-links"><a href="/connexion">${say.signIn}</a></p>`,
  });
}

/** `/mot-de-passe/nouveau`, from the letter; or `/moi/mot-de-passe`, of one's own will. */
export function newPasswordPage(model: {
  dress: Dress;
  nonce: string;
  action: string;
  hidden: Record<string, string>;
  login: string;
  lead: string;
  fault?: PasswordFault | undefined;
}): string {
  const { dress, nonce, action, hidden, login, lead, fault } = model;
  const { language } = dress.comfort;
  const said = forgottenWords[language];
  const { weakTitle } = passwordWords[language];
  return door(dress, {
    title: fault === undefined ? said.chooseTitle : `${weakTitle} · ${said.chooseTitle}`,
    body: html`<h1>${said.chooseTitle}</h1>
${fault && notice('alert', weakTitle, passwordRefusalText(language, fault))}
<p class="lead">${lead}</p>
<form action="${action}" method="post">
${hiddenFields(hidden)}
<input type="text" name="login" value="${login}" autocomplete="username" hidden>
${passwordFields({ language, nonce, fault })}
<button class="btn">${said.choose}</button>
</form>`,
  });
}

/** Says one thing and leads on. */
export const leadOnPage = (
  dress: Dress,
  said: { title: string; text: string; href: string; label: string },
): string =>
  door(dress, {
    title: said.title,
    body: html`<h1>${said.title}</h1>
<p class="lead">${said.text}</p>
<p class="problem-acts"><a class="btn" href="${said.href}">${said.label}</a></p>`,
  });

const help = ({ brand: { helpEmail } }: Dress, writeTo: string): Html =>
  html`${helpEmail !== null && html`<p>${writeTo} <a href="mailto:${helpEmail}">${helpEmail}</a>.</p>`}`;
