import { createWriteStream, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import type { Letter, Letterhead } from '../src/modules/identity/letters/letter.ts';
import { printLetters } from '../src/modules/identity/letters/print-letters.ts';

/**
 * Activation letters as PDF, one to a sheet and four: seconds for so many, pages, peak memory.
 *
 *   node bench/letters.ts [letters]
 */
const count = Number(process.argv[2] ?? 500);
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const group = (n: number) =>
  Array.from({ length: 4 }, (_, i) => signs[(n * 7 + i * 11) % 31]).join('');
const letters: Letter[] = Array.from({ length: count }, (_, n) => ({
  displayName: `Élève Numéro ${n} d’Essai`,
  givenName: 'Élève',
  ...(n % 3 === 0
    ? {
        kind: 'responsable',
        division: null,
        children: [`Zoé Łącka ${n}, 5eB`, `Max Öztürk-Ğ ${n}, 3eA`],
      }
    : { kind: 'pupil', division: `5e${'ABCDE'[n % 5]}`, children: [] }),
  login: `eleve.numero${n}`,
  code: [group(n), group(n + 1), group(n + 2)].join('-'),
}));
const head: Letterhead = {
  brandName: 'Touraine e-school',
  colour: '#0b6470',
  mark: await sharp({ create: { width: 240, height: 240, channels: 3, background: '#0b6470' } })
    .png()
    .toBuffer(),
  structureName: 'Collège des Tilleuls, Tours',
  origin: 'https://touraine.example.fr',
  addressOf: ({ login, code }) =>
    `https://touraine.example.fr/activation?identifiant=${login}&code=${code}`,
  until: '30 décembre 2026',
  helpEmail: 'aide@ent.example',
};
for (const sheet of ['one', 'four'] as const) {
  const path = join(tmpdir(), `preau-letters-${sheet}.pdf`);
  const start = performance.now();
  await pipeline(printLetters(letters, head, sheet), createWriteStream(path));
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${count} letters, ${sheet} to a sheet: ${seconds} s, ${Math.round(statSync(path).size / 1024)} kB, peak ${peak} MiB`,
  );
}
