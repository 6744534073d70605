import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeInstallLock } from './install-lock.mjs';

/**
 * Makes node_modules what package-lock.json says, calling npm only when it is not. Two programs at
 * once install once. Ends this program, with what to do, when npm cannot.
 */
export async function completeDependencies(checkout) {
  if (isFresh(checkout)) return;
  const release = await waitForTurn(checkout);
  try {
    if (!isFresh(checkout)) install(checkout);
  } finally {
    release();
  }
}

async function waitForTurn(checkout) {
  const path = join(checkout, '.preau-install.lock');
  let turn = takeInstallLock(path, explainUnwritable);
  if (turn.pid) console.error(`Le processus ${turn.pid} installe les dépendances ; on l’attend…`);
  while (turn.pid) {
    await sleep(200);
    turn = takeInstallLock(path, explainUnwritable);
  }
  return turn.release;
}

function explainUnwritable(error) {
  fail(
    `Les dépendances manquent ou datent, et ce dossier ne peut pas être écrit (${error.code}).`,
    'Lancez « npm ci » sous le compte à qui il appartient, puis recommencez.',
  );
}

function install(checkout) {
  console.error('Installation des dépendances (une à deux minutes la première fois)…');
  rmSync(stampPath(checkout), { force: true });
  const words = ['ci', '--prefer-offline', '--include=dev', '--include=optional'];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawnSync('npm', [...words, ...quiet], {
    cwd: checkout,
    env: { ...process.env, PATH: pathWithoutOurs(checkout), NODE_OPTIONS: '' },
    stdio: ['ignore', 2, 2],
  });
  if (npm.error)
    fail(`npm est introuvable (${npm.error.code}).`, 'Installez Node 20 ou plus récent avec npm.');
  if (npm.signal)
    fail(
      `npm ci a été interrompu (${npm.signal}).`,
      'Relancez la même commande : l’installation reprendra.',
    );
  if (npm.status !== 0) {
    fail(
      `npm ci a échoué (code ${npm.status}) : la raison est au-dessus.`,
      'Vérifiez le réseau et la place sur le disque, puis relancez la même commande.',
    );
  }
  const missing = missingPackages(checkout);
  if (missing.length > 0) {
    fail(
      `npm n’a pas tout apporté : ${missing.slice(0, 5).join(', ')}.`,
      'Vérifiez le réseau, puis relancez la même commande.',
    );
  }
  giveToOwner(checkout);
  writeStamp(checkout);
}

function fail(what, todo) {
  console.error(`${what}\n${todo}`);
  process.exit(1);
}

/** Fresh: the stamp says so, or npm's own record of what it installed does (someone ran npm by hand). */
function isFresh(checkout) {
  try {
    if (readFileSync(stampPath(checkout), 'utf8') === stampOf(checkout)) return true;
  } catch {
    // no stamp
  }
  if (missingPackages(checkout).length > 0) return false;
  writeStamp(checkout);
  return true;
}

/** A folder copied from another kind of machine holds the wrong binaries: the stamp names the machine. */
function stampOf(checkout) {
  const lock = readFileSync(join(checkout, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

function stampPath(checkout) {
  return join(checkout, 'node_modules', '.preau-stamp');
}

function writeStamp(checkout) {
  try {
    mkdirSync(join(checkout, 'node_modules'), { recursive: true });
    writeFileSync(stampPath(checkout), stampOf(checkout));
  } catch {
    // read-only node_modules: the slower look at npm's record will do each time
  }
}

/** Packages that package-lock.json wants on this machine and npm's record of node_modules lacks. */
export function missingPackages(checkout) {
  const wanted = readPackages(join(checkout, 'package-lock.json'));
  const record = join(checkout, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return ['node_modules'];
  const present = readPackages(record);
  return Object.keys(wanted).filter((path) => {
    if (path === '' || wanted[path].version === present[path]?.version) return false;
    return path in present || isNeeded(wanted[path]);
  });
}

/** An optional package that names no machine may only serve another optional one, made for another machine. */
function isNeeded({ optional, os, cpu, libc, link }) {
  if (link || (optional && !os && !cpu)) return false;
  return (
    allows(os, process.platform) && allows(cpu, process.arch) && allows(libc, libcOfThisMachine())
  );
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

function allows(words, word) {
  const list = [words ?? []].flat();
  if (list.includes(`!${word}`)) return false;
  return list.every((entry) => entry.startsWith('!')) || list.includes(word);
}

let knownLibc;

function libcOfThisMachine() {
  knownLibc ??= process.report?.getReport?.().header.glibcVersionRuntime ? 'glibc' : 'musl';
  return knownLibc;
}

/** npm empties node_modules while it works: it must not run on the Node that lies in it. */
function pathWithoutOurs(checkout) {
  const ours = join(checkout, 'node_modules');
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((part) => !part.startsWith(ours))
    .join(delimiter);
}

/** Root may install in somebody's folder; that person must be able to renew it later. */
function giveToOwner(checkout) {
  const { uid, gid } = statSync(checkout);
  if (process.getuid?.() !== 0 || uid === 0) return;
  spawnSync('chown', ['-R', `${uid}:${gid}`, join(checkout, 'node_modules')]);
  chownSync(join(checkout, 'node_modules'), uid, gid);
}
