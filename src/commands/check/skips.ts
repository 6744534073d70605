import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, fault, type Skip } from './step.ts';

const ROW = /^\|\s*(?!-+\s*\||Title\s*\|)(.+?)\s*\|\s*(.+?)\s*\|$/gm;

/** The titles that `tests/skips.md` allows a machine without something to skip, with the reason. */
export function allowedSkips(root: string): Map<string, string> {
  const page = join(root, 'tests/skips.md');
  const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
  return new Map([...text.matchAll(ROW)].map(([, title = '', reason = '']) => [title, reason]));
}

/** In CI a test may stay unrun only when the page says so: every other skip is a fault. */
export function unexcused(skips: readonly Skip[], allowed: ReadonlyMap<string, string>): Fault[] {
  return skips
    .filter(({ title }) => !allowed.has(title))
    .map(({ title, reason }) => fault(`skipped: ${title}`, `${reason} (not in tests/skips.md)`));
}
