import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { environmentWith } from '#config';
import type { Round } from '../../src/commands/check/step.ts';

const checkout = resolve(import.meta.dirname, '../..');

const PARTS = [
  'src',
  'bin',
  'package.json',
  'biome.json',
  'knip.json',
  '.gitignore',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.web.json',
  'vite.config.ts',
  'playwright.config.ts',
  'architecture.rules.mjs',
  'architecture.rules.d.mts',
];

/** A copy of the project to spoil, with the real packages; `plant` adds files, `close` removes the copy. */
export type Copy = {
  round: Round;
  plant: (files: Readonly<Record<string, string>>) => void;
  close: () => void;
};

/** Copies what the gates read into a folder of its own inside the checkout. */
export function copyOfProject(): Copy {
  const runs = join(checkout, '.preau-test', 'copies');
  mkdirSync(runs, { recursive: true });
  const root = mkdtempSync(join(runs, 'copy-'));
  for (const part of PARTS) {
    cpSync(join(checkout, part), join(root, part), { recursive: true });
  }
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
  const plant: Copy['plant'] = (files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  const testServer = () => Promise.reject(new Error('this gate asks no database'));
  const environment = environmentWith({ NO_COLOR: '1' });
  return {
    round: { root, scratch: root, environment, testServer },
    plant,
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}
