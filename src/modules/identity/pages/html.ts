/** HTML that is safe to send: what was put in its holes is already escaped. */
export interface Html {
  readonly html: string;
}

type Hole = Html | string | number | null | undefined | false | readonly Hole[];

/** Builds HTML from a template; everything in a hole is escaped, unless it is `Html` already. */
export const html = (parts: TemplateStringsArray, ...holes: Hole[]): Html => ({
  html: parts.reduce((before, part, i) => before + fill(holes[i - 1]) + part),
});

/** Trusts a string as it is: only for signs that were cleaned when they entered the database. */
export const asWritten = (text: string): Html => ({ html: text });

/** Attributes from a table; a missing value leaves the attribute out. Names are ours, values are escaped. */
export const attributes = (table: Record<string, string | undefined>): Html => ({
  html: Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeText(value ?? '')}"`)
    .join(''),
});

/** Fields that a form sends back as they are. */
export const hiddenFields = (fields: Record<string, string>): Html[] =>
  Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );

function fill(hole: Hole): string {
  if (hole === null || hole === undefined || hole === false) return '';
  if (Array.isArray(hole)) return hole.map(fill).join('');
  return typeof hole === 'object' ? (hole as Html).html : escapeText(String(hole));
}

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
