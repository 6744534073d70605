import { capital, counted, ofName } from '#kernel/words';
import { filesOf } from './files.ts';
import type { HousePart, WholeCopy } from './gather.ts';

/** The copy as a page to be read, that stands alone: no script, nothing fetched from anywhere, all text escaped. */
export const readablePage = (copy: WholeCopy): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Les données ${ofName(safe(copy.of))}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Les données ${ofName(safe(copy.of))}</h1>
<p>Voici tout ce que votre espace numérique de travail gardait à votre sujet le ${safe(moment(copy.madeAt))}. Le fichier <code>donnees.json</code> dit la même chose pour un programme.${files(copy)}</p>
<p>Les autres personnes (professeurs, camarades, famille) ne sont pas nommées : leurs données sont à elles.</p>
<p>Quelque chose est faux ? Votre établissement peut le corriger : adressez-vous à son secrétariat.</p>
${copy.parts.map(house).join('\n')}
</main>
</body>
</html>
`;

function files(copy: WholeCopy): string {
  const n = filesOf(copy).length;
  return n === 0
    ? ''
    : ` Le dossier <code>fichiers</code> contient ${counted('fr', n, 'fichier', 'fichiers')}.`;
}

const house = ({ label, readable, retention, facts }: HousePart): string => `<section>
<h2>${safe(label.fr)}</h2>
${readable.length === 0 ? `<p>${facts === null ? 'Rien n’est gardé ici à votre sujet.' : 'Ce qui est gardé ici se lit dans <code>donnees.json</code>.'}</p>` : readable.map(section).join('\n')}
<h3>Combien de temps, et pourquoi</h3>
<ul>${retention.map(({ what, keptFor, because }) => `<li><b>${safe(capital(what.fr))}</b><br>Gardé : ${safe(keptFor.fr)}.<br>Pourquoi : ${safe(because.fr)}.</li>`).join('')}</ul>
</section>`;

const section = ({ title, lines }: HousePart['readable'][number]): string =>
  `<h3>${safe(title)}</h3>
${lines.length === 0 ? '<p>Rien.</p>' : `<dl>${lines.map(({ label, value }) => `<div><dt>${safe(label)}</dt><dd>${safe(value)}</dd></div>`).join('')}</dl>`}`;

/** Signs that turn the direction of reading are dropped: they could make a line say something else. */
const safe = (text: string): string =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

const format = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
const moment = (instant: Date) => format.format(instant);

const style = `
body{margin:0;font:1rem/1.6 system-ui,sans-serif;color:#1d1b22;background:#fff}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{line-height:1.2}h2{margin-top:3rem;border-bottom:2px solid;padding-bottom:.25rem}h3{margin-top:2rem}
dl{margin:0}dl div{padding:.4rem 0;border-bottom:1px solid #d9d6e0}
dt{color:#55505f;font-size:.9rem}dd{margin:0;overflow-wrap:anywhere}
@media (min-width:40rem){dl div{display:grid;grid-template-columns:16rem 1fr;gap:1rem}}
@media (prefers-color-scheme:dark){body{color:#eceaf0;background:#17151b}dl div{border-color:#3a3641}dt{color:#b5b0bf}}
`;
