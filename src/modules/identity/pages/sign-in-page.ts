import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { type Html, hiddenFields, html } from './html.ts';
import { icon } from './icons.ts';
import { notice } from './notice.ts';

/** Why the last try did not open: nobody learns whether the login exists. */
export type SignInRefusal =
  | { kind: 'unknown' }
  /** Said only after the right password. */
  | { kind: 'shut' }
  | { kind: 'too-many'; minutes: number };

/** A mode closed the door to the right password. */
export type ModeRefusal = { kind: 'educonnect' } | { kind: 'new-password' };

/** A person of the demo that one may become in one click. */
export interface DemoPerson {
  login: string;
  name: string;
  initials: string;
  description: string;
}

/** A form that stands at another address, with names of its own for what is typed. */
export interface DoorForm {
  action: string;
  loginName: string;
  /** Sent instead of where to go next. */
  hidden: Record<string, string>;
  box: { name: string; label: string };
}

/** What the sign-in page shows. */
export interface SignInModel {
  dress: Dress;
  /** Fields to send back as they are: the CSRF token, where to go next. */
  hidden: Record<string, string>;
  /** Where the form goes, when it is not `/connexion`. */
  form?: DoorForm | undefined;
  /** What was typed as login at the last try; the password never comes back. */
  login?: string | undefined;
  refusal?: SignInRefusal | ModeRefusal | undefined;
  /** Pupils and responsables of this brand come in by ÉduConnect. */
  educonnect?: boolean;
  /** Why one is here: the session ended by itself, or by the person, here or elsewhere. */
  why?: 'expired' | 'signed-out' | 'elsewhere' | undefined;
  /** Demo mode only: people to click, by group (« Collège des Tilleuls »). Posts `demo=<login>` to the same address. */
  demo?: readonly { name: string; people: readonly DemoPerson[] }[] | undefined;
}

/** `/connexion`: one form, which posts `login` and `password` (or `demo`) to `/connexion`. */
export function signInPage(model: SignInModel): string {
  const say = words[model.dress.comfort.language];
  const refused = model.refusal !== undefined;
  return door(model.dress, {
    title: model.refusal ? `${titles(say)[model.refusal.kind]} · ${say.signIn}` : say.signIn,
    body: html`<h1>${say.signIn}</h1>
${model.refusal && refusalNotice(model.refusal, say)}
${model.why === 'expired' && !refused && notice('warn', say.expiredTitle, say.expired)}
${model.why === 'elsewhere' && !refused && notice('warn', say.signedOutTitle, say.signedOutElsewhere)}
${model.why === 'signed-out' && !refused && notice('ok', say.signedOutTitle, say.signedOut)}
${model.educonnect && !refused && notice('warn', say.educonnectTitle, say.educonnect)}
<section aria-labelledby="local">
<h2 id="local">${say.localTitle}</h2>
<form action="${model.form?.action ?? '/connexion'}" method="post">
${hiddenFields(model.form?.hidden ?? model.hidden)}
${loginField(model, say)}
${passwordField(refused, say)}
${model.form && html`<label class="door-box"><input type="checkbox" name="${model.form.box.name}" value="true"> ${model.form.box.label}</label>`}
<button class="btn">${say.signIn}</button>
</form>
<p class="door-links"><a href="/mot-de-passe">${say.forgotten}</a><a href="/activation">${say.activate}</a></p>
</section>
${model.demo && model.demo.length > 0 && demoPeople(model, say)}`,
  });
}

type Say = (typeof words)['fr'];

const titles = (say: Say): Record<(SignInRefusal | ModeRefusal)['kind'], string> => ({
  unknown: say.refusedTitle,
  shut: say.shutTitle,
  educonnect: say.educonnectTitle,
  'new-password': say.newPasswordTitle,
  'too-many': say.tooManyTitle,
});

/** What went wrong at the door, in two lines. */
function refusalNotice(refusal: SignInRefusal | ModeRefusal, say: Say): Html {
  if (refusal.kind === 'unknown') return notice('alert', say.refusedTitle, say.refused);
  if (refusal.kind === 'shut') return notice('alert', say.shutTitle, say.shut);
  if (refusal.kind === 'educonnect') return notice('alert', say.educonnectTitle, say.educonnect);
  if (refusal.kind === 'new-password')
    return notice('alert', say.newPasswordTitle, say.newPassword);
  return notice('alert', say.tooManyTitle, say.tooMany(refusal.minutes));
}

const loginField = (model: SignInModel, say: Say): Html => html`
<div class="field"><label for="login">${say.login}</label>
<span class="hint" id="login-h">${say.loginHint}</span>
<input class="input" id="login" name="${model.form?.loginName ?? 'login'}" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="200" aria-describedby="login-h${model.refusal && ' erreur'}"${model.refusal?.kind === 'unknown' && html` aria-invalid="true"`} value="${model.login}" required></div>`;

const passwordField = (refused: boolean, say: Say): Html => html`
<div class="field"><label for="password">${say.password}</label>
<input class="input" id="password" name="password" type="password" autocomplete="current-password" maxlength="1000"${refused && html` aria-describedby="erreur"`} required></div>`;

const demoPeople = (model: SignInModel, say: Say): Html => html`
<section class="demo or" aria-labelledby="demo">
<h2 id="demo">${icon('users')}${say.demoTitle}</h2>
<p class="small soft">${say.demo}</p>
<form action="${model.form?.action ?? '/connexion'}" method="post">
${hiddenFields(model.form?.hidden ?? model.hidden)}
${model.demo?.map(
  (group, i) => html`<h3 id="demo-${i}">${group.name}</h3>
<ul aria-labelledby="demo-${i}">${group.people.map(
    (person) => html`
<li><button class="demo-person" name="demo" value="${person.login}"><span class="face" aria-hidden="true">${person.initials}</span><span><strong>${person.name}</strong><span class="demo-what">${person.description}</span></span>${icon('arrow')}</button></li>`,
  )}
</ul>`,
)}
</form>
</section>`;
