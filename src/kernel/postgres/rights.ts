import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PlainFault } from '../plain-fault.ts';

/** How to run a PostgreSQL program: words before its own, and the account to change to. */
export type Rights = { before: string[]; uid?: number; gid?: number };

const NOBODY = 65_534;
const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * The rights to run `program` on the cluster in `home`. PostgreSQL refuses root: root runs it as the
 * owner of the folder or, where root owns it, in a user namespace, else as nobody.
 */
export function rightsFor(folder: string, home: string, program: string): Rights {
  const owner = statSync(existsSync(home) ? home : folder);
  const me = process.getuid?.();
  if (me !== 0) {
    if (me !== undefined && owner.uid !== me && existsSync(home)) {
      throw new PlainFault(
        `La base ${home} appartient à un autre compte (uid ${owner.uid}, vous êtes ${me}).\n` +
          'Lancez Préau sous ce compte, ou choisissez un autre dossier avec PREAU_DATA.',
      );
    }
    return { before: [] };
  }
  const candidates: Rights[] =
    owner.uid === 0
      ? [{ before: NAMESPACE }, { before: [], uid: NOBODY, gid: NOBODY }]
      : [{ before: [], uid: owner.uid, gid: owner.gid }];
  const found = candidates.find((rights) => canRun(program, rights));
  if (found === undefined) {
    throw new PlainFault(
      'PostgreSQL refuse de tourner avec les droits de root, et cette machine n’offre pas d’autre façon ici.\n' +
        'Lancez Préau sous un compte ordinaire, ou donnez un PostgreSQL par DATABASE_URL.',
    );
  }
  if (found.uid === NOBODY && owner.uid === 0) chmodSync(folder, 0o711);
  return found;
}

function canRun(program: string, rights: Rights): boolean {
  const [first = program, ...rest] = [...rights.before, program, '--version'];
  return spawnSync(first, rest, { ...account(rights), stdio: 'ignore', cwd: '/' }).status === 0;
}

/** The part of the rights that `spawn` takes as options. */
export function account({ uid, gid }: Rights): { uid?: number; gid?: number } {
  return uid === undefined || gid === undefined ? {} : { uid, gid };
}

/** Gives a file that root just made to the account that PostgreSQL runs under. */
export function giveTo({ uid, gid }: Rights, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** Makes a private folder that belongs to the owner of the place it is in, even when root makes it. */
export function makeOwnedFolder(folder: string): void {
  if (existsSync(folder)) return;
  const place = dirname(folder);
  if (!existsSync(place)) makeOwnedFolder(place);
  mkdirSync(folder, { mode: 0o700 });
  const { uid, gid } = statSync(place);
  if (process.getuid?.() === 0 && uid !== 0) chownSync(folder, uid, gid);
}

/** Where `unshare` is looked for; PostgreSQL itself is named by its full path. */
export const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
