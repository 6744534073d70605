import { door } from '../../pages/door.ts';
import type { Dress } from '../../pages/dress.ts';
import { type Html, hiddenFields, html } from '../../pages/html.ts';
import { notice } from '../../pages/notice.ts';
import type { OpenableClass, OpenDevice, YoungPupil } from '../queries/classes.ts';
import { words } from '../words/index.ts';

/** A class with what there is to look after in it. */
export interface ShownClass extends OpenableClass {
  devices: readonly OpenDevice[];
  pupils: readonly YoungPupil[];
}

/** `/classe/appareils`: open this device, close others, give pictures. Works without script. */
export function teacherPage(model: {
  dress: Dress;
  hidden: Record<string, string>;
  classes: readonly ShownClass[];
  /** This browser is a device of a class now. */
  isDevice: boolean;
  homeHref: string;
}): string {
  const { dress, classes, isDevice, homeHref } = model;
  const say = words[dress.comfort.language].teacher;
  return door(dress, {
    title: say.title,
    body: html`<div class="prose"><h1>${say.title}</h1>
${isDevice && notice('warn', say.goToClass, say.signOut)}
${isDevice && html`<form action="/deconnexion" method="post"><button class="btn">${say.goToClass}</button></form>`}
<p class="lead">${classes.length === 0 ? say.none : say.lead}</p></div>
${classes.map((one) => classPart(model, one))}
<div><p class="small soft">${say.leave}</p><p class="door-links"><a href="${homeHref}">${say.back}</a></p></div>`,
  });
}

type Model = Parameters<typeof teacherPage>[0];

function classPart({ dress, hidden }: Model, one: ShownClass): Html {
  const say = words[dress.comfort.language].teacher;
  const fields = { ...hidden, classe: one.id };
  const without = one.pupils.filter(({ hasPictures }) => !hasPictures).length;
  return html`<section aria-labelledby="c-${one.id}" class="or"><h2 id="c-${one.id}">${say.classOf(one.label, one.structureName)}</h2>
<form action="/classe/appareils/ouvrir" method="post">${hiddenFields(fields)}
<div class="field"><label for="n-${one.id}">${say.name}</label>
<input class="input" id="n-${one.id}" name="nom" maxlength="60" value="${say.device}" required></div>
<div class="field"><label for="h-${one.id}">${say.hours}</label>
<select class="input" id="h-${one.id}" name="heures">${[1, 3, 6, 12].map((n) => html`<option value="${n}"${n === 6 && html` selected`}>${say.hoursOf(n)}</option>`)}</select></div>
<button class="btn">${say.open}</button></form>
${one.devices.length > 0 && openDevices({ dress, hidden }, one.devices)}
${without > 0 && html`<form action="/classe/appareils/cartes" method="post">${hiddenFields(fields)}<p>${say.without(without)}</p><button class="btn btn-line">${say.cards}</button></form>`}
<details class="factors"${one.pupils.some(({ isBlocked }) => isBlocked) && html` open`}><summary>${say.pupils}, ${say.count(one.pupils.length)}<span class="sr-only">, ${one.label}</span></summary>
<ul class="factors">${one.pupils.map((pupil) => pupilLine({ dress, hidden: fields }, pupil))}</ul></details>
</section>`;
}

const openDevices = (
  { dress, hidden }: Pick<Model, 'dress' | 'hidden'>,
  devices: readonly OpenDevice[],
): Html => {
  const say = words[dress.comfort.language].teacher;
  return html`<h3>${say.opened}</h3><ul class="factors">${devices.map(
    ({ id, name, openedBy, endsAt }) => html`<li><strong>${name}</strong>
<span class="small soft">${say.openedBy(openedBy, timeOf(dress, endsAt))}</span>
<form action="/classe/appareils/fermer" method="post">${hiddenFields({ ...hidden, appareil: id })}<button class="btn btn-line">${say.close}<span class="sr-only">${say.closeOf(name)}</span></button></form></li>`,
  )}</ul>`;
};

function pupilLine({ dress, hidden }: Pick<Model, 'dress' | 'hidden'>, pupil: YoungPupil): Html {
  const say = words[dress.comfort.language].teacher;
  const state = pupil.isBlocked ? say.blocked : pupil.hasPictures ? say.has : say.hasNot;
  return html`<li><strong>${pupil.displayName}</strong> <span class="small soft">${state}</span>
${pupil.hasPictures && html`<details${pupil.isBlocked && html` open`}><summary>${say.renew}<span class="sr-only">${say.renewOf(pupil.displayName)}</span></summary><form action="/classe/appareils/cartes" method="post">${hiddenFields({ ...hidden, eleve: pupil.accountId })}<button class="btn btn-line">${say.renew}<span class="sr-only">${say.renewOf(pupil.displayName)}</span></button></form></details>`}</li>`;
}

const timeOf = ({ comfort }: Dress, at: Date): string =>
  new Intl.DateTimeFormat(comfort.language === 'fr' ? 'fr-FR' : 'en-GB', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'Europe/Paris',
  })
    .format(at)
    .replace(':', comfort.language === 'fr' ? '\u00a0h\u00a0' : ':');
