import type { Brand } from '#contracts/brands';
import { colourOf, toHex } from '#modules/brands';
import type { Wording } from './wording.ts';

const FONT = "font-family:Verdana,'DejaVu Sans',sans-serif;";

/**
 * The letter as HTML that old readers of mail draw too: one column, styles on each element, no image and nothing from
 * elsewhere. Every text in it is escaped.
 */
export function asHtml(say: Wording, brand: Brand): string {
  const hue = (job: Parameters<typeof colourOf>[2]) => toHex(colourOf(brand, 'light', job));
  const text = `margin:0 0 16px;${FONT}font-size:16px;line-height:1.5;color:${hue('ink')};`;
  const small = `margin:0 0 8px;${FONT}font-size:14px;line-height:1.5;color:${hue('ink-soft')};`;
  const link = (url: string, label: string) =>
    `<a href="${escaped(url)}" style="color:${hue('brand')};">${escaped(label)}</a>`;
  return `<!doctype html>
<html lang="${say.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${escaped(say.title)}</title></head>
<body style="margin:0;padding:0;background:${hue('page')};">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${hue('page')};"><tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:${hue('sheet')};border-radius:8px;">
<tr><td style="padding:16px 24px;background:${hue('roof')};border-radius:8px 8px 0 0;${FONT}font-size:18px;font-weight:bold;color:${hue('on-roof')};">${escaped(brand.name)}</td></tr>
<tr><td style="padding:24px 24px 12px;">
<p style="${text}">${escaped(say.hello)}</p>
<h1 style="margin:0 0 16px;${FONT}font-size:22px;line-height:1.3;color:${hue('ink')};">${escaped(say.title)}</h1>
${say.paragraphs.map((paragraph) => `<p style="${text}">${escaped(paragraph)}</p>`).join('\n')}
<p style="margin:24px 0;"><a href="${escaped(say.open.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${hue('brand')};${FONT}font-size:16px;font-weight:bold;color:${hue('on-brand')};text-decoration:none;">${escaped(say.open.label)}</a></p>
</td></tr>
<tr><td style="padding:16px 24px;border-top:1px solid ${hue('line')};">
<p style="${small}">${escaped(say.why)}</p>
${say.wayOut ? `<p style="${small}">${link(say.wayOut.url, say.wayOut.label)}</p>` : ''}
<p style="${small}">${link(say.choose.url, say.choose.label)}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
