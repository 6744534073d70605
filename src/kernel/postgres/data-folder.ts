import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFault } from '../plain-fault.ts';
import { makeOwnedFolder } from './rights.ts';

const MEBIBYTE = 1024 * 1024;

/** Makes sure that `folder` exists and can be written; throws a {@link PlainFault} that says why not. */
export function prepareFolder(folder: string): void {
  try {
    makeOwnedFolder(folder);
    const trial = join(folder, `.trial-${process.pid}`);
    writeFileSync(trial, 'x');
    rmSync(trial);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw diskFull(folder);
    const why = REASONS[code] ?? code;
    throw new PlainFault(
      `Le dossier de données ${folder} ne peut pas être écrit : ${why}.\n` +
        'Donnez-en le droit à ce compte, ou choisissez un autre dossier avec PREAU_DATA.',
    );
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'droits insuffisants',
  EPERM: 'droits insuffisants',
  EROFS: 'système de fichiers en lecture seule',
  ENOTDIR: 'un fichier est sur le chemin',
  EEXIST: 'un fichier porte ce nom',
};

/** Refuses to begin when less than `least` mebibytes are free: PostgreSQL would stop half-way. */
export function requireSpace(folder: string, least: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < least * MEBIBYTE) throw diskFull(folder, least);
}

/** What to say when the disk under `folder` is full. */
export function diskFull(folder: string, least?: number): PlainFault {
  const { bavail, bsize } = statfsSync(folder);
  const needed = least === undefined ? '' : `, il en faut au moins ${least}`;
  return new PlainFault(
    `Disque plein : il reste ${Math.floor((bavail * bsize) / MEBIBYTE)} Mo sous ${folder}${needed}.\n` +
      'Libérez de la place, ou choisissez un autre dossier avec PREAU_DATA ; rien n’a été abîmé.',
  );
}
