import type { PageFiles } from '../../pages/dress.ts';
import { type Html, hiddenFields, html } from '../../pages/html.ts';

/**
 * The form that a passkey fills in: its one script reads `data-passkey`, asks the browser, and sends what it says.
 * Without script, or in a browser that knows no passkey, the reader is told so.
 */
export function passkeyPart(model: {
  action: string;
  hidden: Record<string, string>;
  way: 'add' | 'prove';
  /** What the browser is asked, in JSON. */
  options: string;
  files: PageFiles;
  button: string;
  failed: string;
  needsScript: string;
  fields?: Html;
}): Html {
  const { action, hidden, way, options, files, button, failed, needsScript, fields } = model;
  return html`<form action="${action}" method="post" data-passkey="${options}" data-way="${way}">${hiddenFields(hidden)}
<input type="hidden" name="passkey" value="">
${fields}
<p class="small soft" data-none>${needsScript}</p>
<p role="alert" class="refused-line" data-failed hidden>${failed}</p>
<button class="btn" data-go hidden>${button}</button>
</form>${files.passkey !== undefined && html`<script type="module" src="${files.passkey}"></script>`}`;
}
