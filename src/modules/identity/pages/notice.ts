import { type Html, html } from './html.ts';
import { icon } from './icons.ts';

/** What must be understood before going on. `alert` takes the focus of the page, so that it is heard first. */
export const notice = (kind: 'alert' | 'warn' | 'ok', title: string, text: string): Html => html`
<div class="notice notice-${kind}"${kind === 'alert' && html` role="alert" tabindex="-1" id="erreur" autofocus`}>
${icon(kind === 'alert' ? 'alert' : kind === 'warn' ? 'clock' : 'check')}
<div><p class="notice-title">${title}</p><p>${text}</p></div>
</div>`;
