import {
  type Comfort,
  comfortAttributes,
  comfortCookie,
  writeComfort,
} from '#kernel/comfort/contract';

const aYear = 365 * 24 * 3600;

/** Dresses the page at once, and leaves the choice where the server will read it for the next one. */
export function applyComfort(comfort: Comfort): void {
  const root = document.documentElement;
  const wanted = comfortAttributes(comfort);
  for (const { name } of [...root.attributes]) {
    if (name.startsWith('data-') && !(name in wanted)) root.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(wanted)) root.setAttribute(name, value);
  const secure = location.protocol === 'https:' ? ';Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where many pupils read.
  document.cookie = `${comfortCookie}=${writeComfort(comfort)};Path=/;Max-Age=${aYear};SameSite=Lax${secure}`;
}
