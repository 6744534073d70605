import { attributes, type Html, html } from '../../pages/html.ts';
import { type Picture, pictures } from '../pictures.ts';

/** A picture, as strokes: silent beside its word; alone, said by `alone`. */
export const drawing = (name: Picture, alone?: string): Html => html`
<svg class="icon young-drawing" viewBox="0 0 24 24" focusable="false"${
  alone === undefined ? html` aria-hidden="true"` : attributes({ role: 'img', 'aria-label': alone })
}>${pictures[name].map(([tag, strokes]) => shape(tag, strokes))}</svg>`;

const shape = (tag: string, strokes: Record<string, string | number | undefined>): Html => {
  const written = Object.entries(strokes).map(([key, value]) => [key, String(value)]);
  const inside = attributes(Object.fromEntries(written));
  return { html: `<${tag}${inside.html}/>` };
};
