import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { html } from './html.ts';

/** `/deconnexion` asked by address: only a button signs out, so that no link or picture of others can. */
export function signOutPage(model: { dress: Dress; displayName: string }): string {
  const say = words[model.dress.comfort.language];
  return door(model.dress, {
    title: say.signOut,
    body: html`<h1>${say.signOut}</h1>
<p class="lead">${say.signOutAsk(model.displayName)}</p>
<form action="/deconnexion" method="post"><p class="problem-acts"><button class="btn">${say.signOut}</button> <a class="btn btn-line" href="/">${say.backHome}</a></p></form>`,
  });
}
