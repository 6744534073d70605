/** More than is shown, on any screen. */
const SIDE = 768;

/**
 * The same photo, small enough for a slow line, upright, in a format that the server reads whatever the telephone wrote.
 * What the browser cannot read goes as it is: the server will say what it thinks of it.
 */
export async function shrink(file: File): Promise<Blob> {
  const image = await createImageBitmap(file).catch(() => undefined);
  if (image === undefined) return file;
  const scale = Math.min(1, SIDE / Math.min(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const pen = canvas.getContext('2d');
  if (pen === null) return file;
  pen.fillStyle = 'white'; // Where a drawing lets its paper through.
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
  return small ?? file;
}
