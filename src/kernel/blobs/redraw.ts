import type { default as OpenSharp, Sharp, SharpOptions } from 'sharp';
import { refuse } from '../refusal.ts';

/** Decoded, an image of 50 million pixels weighs 200 MB: a telephone's largest, and no more. */
const PIXELS = 50_000_000;
/** The longer side, in pixels: enough for a printed page. */
const LONGEST = 4_000;
/** Images redrawn at once: each takes a core and its own memory. */
const AT_ONCE = 2;

/** How an image is to be: cut to a size, or as it is within 4,000 pixels. */
export interface Cut {
  width: number;
  height: number;
}

/**
 * Draws an image anew from its pixels and nothing else: upright, first frame only (what moves cannot be stopped by who
 * reads), without EXIF, place, thumbnail or anything hidden behind it. Refuses what does not decode, or would to more
 * than 50 million pixels.
 */
export async function redraw(
  file: string,
  into: string,
  { type, cut }: { type: string; cut?: Cut | undefined },
): Promise<void> {
  await turn();
  try {
    const sharp = await openSharp();
    const drawn = sized(sharp(file, options).timeout({ seconds: 20 }).autoOrient(), cut);
    await written(drawn.toColourspace('srgb'), type).toFile(into);
  } catch (fault) {
    if (/exceeds pixel limit/.test(String(fault))) refuse('too-large', 'kernel.image-too-large');
    throw fault;
  } finally {
    next();
  }
}

const options: SharpOptions = { limitInputPixels: PIXELS, failOn: 'error', sequentialRead: true };

const sized = (image: Sharp, cut: Cut | undefined): Sharp =>
  cut === undefined
    ? image.resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
    : image.resize(cut.width, cut.height, { fit: 'cover', position: 'attention' });

function written(image: Sharp, type: string): Sharp {
  if (type === 'image/png') return image.png({ compressionLevel: 8 });
  if (type === 'image/webp') return image.webp({ quality: 82, effort: 4 });
  return image.jpeg({ quality: 84, mozjpeg: true });
}

let opening: Promise<typeof OpenSharp> | undefined;

/** Loaded when first needed; of all that it can read, only what we accept. */
function openSharp(): Promise<typeof OpenSharp> {
  opening ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`),
    });
    return sharp;
  });
  return opening;
}

let drawing = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (drawing < AT_ONCE) drawing += 1;
  else await new Promise<void>((go) => waiting.push(go));
}

/** The next one takes the place of the one that leaves. */
function next(): void {
  const first = waiting.shift();
  if (first === undefined) drawing -= 1;
  else first();
}
