import { door } from '../../pages/door.ts';
import type { Dress } from '../../pages/dress.ts';
import { type Html, hiddenFields, html } from '../../pages/html.ts';
import { notice } from '../../pages/notice.ts';
import { type Picture, pictures, SEQUENCE } from '../pictures.ts';
import type { ClassChild } from '../queries/device.ts';
import { words } from '../words/index.ts';
import { drawing } from './drawing.ts';

/** `/classe`: the children of the class, each a large button with their name. */
export function whoPage(model: {
  dress: Dress;
  label: string;
  hidden: Record<string, string>;
  children: readonly ClassChild[];
  adultHref: string;
  refusal?: string | undefined;
}): string {
  const { dress, label, hidden, children, refusal } = model;
  const say = words[dress.comfort.language].child;
  return door(dress, {
    title: `${label} · ${say.who}`,
    body: html`<div class="prose"><p class="soft">${label}</p><h1>${say.who}</h1>
${refusal !== undefined && notice('alert', say.blockedTitle, refusal)}
${children.length === 0 && html`<p>${say.noOne}</p>`}</div>
<form action="/classe" method="post">${hiddenFields(hidden)}
<ul class="young-names">${children.map(
      (child) =>
        html`<li><button class="young-name" name="eleve" value="${child.accountId}">${shownName(child, children)}</button></li>`,
    )}</ul></form>
<p class="door-links"><a href="${model.adultHref}">${say.notHere}</a></p>`,
  });
}

/** A child is called by the given name; the first letter of the family name tells two of one name apart. */
const shownName = ({ givenName, familyName }: ClassChild, all: readonly ClassChild[]): string =>
  all.filter((other) => other.givenName === givenName).length > 1
    ? `${givenName} ${familyName.slice(0, 1)}.`
    : givenName;

/** The twelve pictures: each is a button that sends what was chosen before, and itself. */
export function picturesPage(model: {
  dress: Dress;
  hidden: Record<string, string>;
  child: ClassChild;
  chosen: readonly Picture[];
  notMeHref: string;
  isWrong?: boolean;
  isBlocked?: boolean;
}): string {
  const { dress, child, chosen, notMeHref, isWrong = false, isBlocked = false } = model;
  const say = words[dress.comfort.language].child;
  const title = say.hello(child.givenName);
  return door(dress, {
    title: isBlocked ? say.blockedTitle : isWrong ? `${say.wrongTitle} · ${title}` : title,
    body: html`<div class="prose"><h1>${title}</h1>
${isWrong && notice('alert', say.wrongTitle, say.wrong)}
${isBlocked && notice('alert', say.blockedTitle, say.blocked)}
${!isBlocked && html`<p class="lead" role="status">${say.touch(SEQUENCE - chosen.length)}</p>`}</div>
${!isBlocked && grid(model)}
<p class="door-links"><a href="${notMeHref}">${say.notMe}</a></p>`,
  });
}

function grid({ dress, hidden, child, chosen }: Parameters<typeof picturesPage>[0]): Html {
  const say = words[dress.comfort.language].child;
  const fields = { ...hidden, eleve: child.accountId, suite: chosen.join(' ') };
  return html`${
    chosen.length > 0 &&
    html`<p class="young-chosen" aria-label="${say.soFar}">${chosen.map((name) => drawing(name, say.pictures[name]))}</p>`
  }
<form action="/classe" method="post">${hiddenFields(fields)}
<ul class="young-pictures">${(Object.keys(pictures) as Picture[]).map(
    (name) =>
      html`<li><button class="young-picture" name="image" value="${name}">${drawing(name)}<span>${say.pictures[name]}</span></button></li>`,
  )}</ul></form>
${chosen.length > 0 && html`<form action="/classe" method="post">${hiddenFields({ ...hidden, eleve: child.accountId })}<button class="btn btn-line">${say.again}</button></form>`}`;
}
