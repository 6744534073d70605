import { words } from '../words/index.ts';
import { door } from './door.ts';
import type { Dress } from './dress.ts';
import { hiddenFields, html } from './html.ts';

/** `/deconnexion` asked by address: only a button signs out, so that no link or picture of others can. */
export function signOutPage(model: {
  dress: Dress;
  displayName: string;
  /** Fields to send back as they are: whose brand asked. */
  hidden: Record<string, string>;
}): string {
  const say = words[model.dress.comfort.language];
  return door(model.dress, {
    title: say.signOut,
    body: html`<h1>${say.signOut}</h1>
<p class="lead">${say.signOutAsk(model.displayName)}</p>
<form action="/deconnexion" method="post">${hiddenFields(model.hidden)}<p class="problem-acts"><button class="btn">${say.signOut}</button> <a class="btn btn-line" href="/">${say.backHome}</a></p></form>`,
  });
}
