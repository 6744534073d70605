import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completeDependencies } from './dependencies.mjs';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const MODERN = 24;

/** Installs what is missing, then runs the command line on Node 24: in this process if it is one, else in a child. */
export async function launch(args) {
  const launcher = Number(process.env.PREAU_LAUNCHER);
  delete process.env.PREAU_LAUNCHER;
  if (!launcher) await completeDependencies(checkout);
  if (launcher || isNpmScript()) stopWithParent();
  giveBackAtExit();
  const shipped = shippedNode();
  const isModern = Number.parseInt(process.versions.node, 10) >= MODERN;
  if (isModern && (launcher || !shipped || isThisNode(shipped))) {
    await import('../src/main.ts');
  } else if (shipped && !launcher) {
    runInChild(shipped, args);
  } else {
    console.error(
      `Préau tourne sur Node ${MODERN}, que npm n’a pas pu apporter pour cette machine.`,
    );
    console.error(`Préau runs on Node ${MODERN}: install it from https://nodejs.org.`);
    process.exit(1);
  }
}

/** The Node that npm brought, when this machine can run it (a musl system cannot). */
function shippedNode() {
  const node = join(checkout, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return existsSync(node) && spawnSync(node, ['-e', '0']).status === 0 ? node : undefined;
}

function isThisNode(node) {
  try {
    return realpathSync(node) === realpathSync(process.execPath);
  } catch {
    return false;
  }
}

/** The child does the work; what reaches us reaches it, and its end is ours. */
function runInChild(node, args) {
  const child = spawn(node, [join(checkout, 'bin/preau.mjs'), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PREAU_LAUNCHER: String(process.pid) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
}

/** True when `npm start` or `npm test` runs exactly this file, so that npm is our parent for good. */
function isNpmScript() {
  return (process.env.npm_lifecycle_script ?? '').includes('node bin/preau.mjs');
}

/** npm stops its shell and leaves us; a parent killed outright tells nobody: its end is the signal. */
function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  timer.unref();
}

/** Root may work in somebody's checkout; what it made there must not stop that person later. */
function giveBackAtExit() {
  const { uid, gid } = statSync(checkout);
  if (process.getuid?.() !== 0 || uid === 0) return;
  process.once('exit', () => {
    const made = ['dist', '.preau', '.preau-test', 'test-results', 'node_modules/.preau-stamp'];
    const present = made.map((name) => join(checkout, name)).filter((path) => existsSync(path));
    if (present.length > 0) spawnSync('chown', ['-R', '-h', `${uid}:${gid}`, ...present]);
  });
}
