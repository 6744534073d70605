import { randomInt } from 'node:crypto';

/** No letter that is heard or read as another or as a figure. */
const signs = 'BCDFGHJKMNPQRSTVWXZ23456789';

/** The reference of a request, short enough to be read out on the telephone: `KQ7F-2M9T-XB`. */
export function drawReference(): string {
  let reference = '';
  for (let i = 0; i < 10; i += 1) {
    if (i === 4 || i === 8) reference += '-';
    reference += signs[randomInt(signs.length)];
  }
  return reference;
}
