import { randomFillSync } from 'node:crypto';

const random = Buffer.alloc(8_192);
let used = random.length;

/** UUID version 7 (RFC 9562 §5.7), for the record in case it is new: its neighbours in the feed stay neighbours on disk. */
export function newId(): string {
  if (used + 10 > random.length) {
    randomFillSync(random);
    used = 0;
  }
  const time = Date.now().toString(16).padStart(12, '0');
  const chance = random.toString('hex', used, used + 10);
  used += 10;
  const variant = '89ab'[(random[used - 1] as number) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-${variant}${chance.slice(3, 6)}-${chance.slice(6, 18)}`;
}
