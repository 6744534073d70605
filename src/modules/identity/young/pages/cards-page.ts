import { qrOf } from '../../factors/pages/add-forms.ts';
import { door } from '../../pages/door.ts';
import type { Dress } from '../../pages/dress.ts';
import { html } from '../../pages/html.ts';
import type { Card } from '../commands/give-pictures.ts';
import { words } from '../words/index.ts';
import { drawing } from './drawing.ts';

/** The cards to print and cut out: name, four pictures, and the drawing that says who it is. Shown this once. */
export function cardsPage(model: {
  dress: Dress;
  label: string;
  cards: readonly Card[];
  /** Where a badge leads. */
  badgeUrl: (badge: string) => string;
  backHref: string;
}): string {
  const { dress, label, cards, badgeUrl, backHref } = model;
  const say = words[dress.comfort.language];
  return door(dress, {
    title: `${say.cards.title} · ${label}`,
    body: html`<div class="prose no-print"><h1>${say.cards.title}</h1><p class="lead">${say.cards.lead}</p>
<p class="door-links"><a href="${backHref}">${say.cards.back}</a></p></div>
<ul class="young-cards">${cards.map(
      ({
        displayName,
        pictures: own,
        badge,
      }) => html`<li class="young-card"><p><strong>${displayName}</strong><br>${label}</p>
<p class="small">${say.cards.images}</p>
<ol class="young-card-pictures">${own.map((name) => html`<li>${drawing(name)} ${say.child.pictures[name]}</li>`)}</ol>
<div class="qr" role="img" aria-label="${say.cards.badge}">${qrOf(badgeUrl(badge))}</div></li>`,
    )}</ul>`,
  });
}
