import { hash, verify } from '@node-rs/argon2';

/** How many passwords a second argon2id alone verifies (19 MiB, t = 2, p = 1), so many at once. */
export async function argonAlone(seconds: number, atOnce: number): Promise<number> {
  const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
  const known = await hash('preau-demo-2026', options);
  const until = Date.now() + seconds * 1000;
  let count = 0;
  const asking = async () => {
    while (Date.now() < until) {
      await verify(known, 'preau-demo-2026');
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, asking));
  return count / seconds;
}
