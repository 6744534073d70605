import { z } from 'zod';

/** A brand as pages wear it: two numbers make every colour, a mark and a name make the sign. */
export const Brand = z.object({
  key: z.string(),
  name: z.string(),
  /** One sentence under the name on the sign-in page. */
  baseline: z.string(),
  /** OKLCH hue in degrees, and the colour sRGB allows at that hue for L = 0.45. */
  hue: z.number(),
  chroma: z.number(),
  /** The sign, an SVG of one colour (`currentColor`), drawn by us or by the brand's owner and cleaned on entry. */
  mark: z.string(),
  origin: z.url(),
  helpEmail: z.string().nullable(),
});
export type Brand = z.infer<typeof Brand>;

/** Where the brand's colours are served; the numbers in the address let it be kept for ever. */
export const brandStylePath = (brand: Brand): string =>
  `/marques/${brand.key}.css?${brand.hue}-${brand.chroma}`;

/** Where the brand's sign is served as the icon of the browser's tab. */
export const brandIconPath = (brand: Brand): string =>
  `/marques/${brand.key}.svg?${brand.hue}-${brand.chroma}`;
