import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { LdapPlace } from '#config';
import { configuration, type SlapdOptions } from './slapd-configuration.ts';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const environment = { env: { PATH, LDAPTLS_REQCERT: 'never' }, maxBuffer: 1 << 30 };
const run = async (program: string, ...words: string[]) =>
  (await promisify(execFile)(program, words, environment)).stdout;

const isInstalled = (program: string) =>
  spawnSync(program, ['-VV'], { env: { PATH } }).error === undefined;

/** Why tests with a real OpenLDAP are skipped; false where it is installed. */
export const noSlapd = ['slapd', 'ldapsearch'].every(isInstalled)
  ? false
  : 'slapd and ldap-utils are not installed';

/** An OpenLDAP of one’s own, on a free port of this machine, with our schema and an empty tree. */
export class Slapd implements LdapPlace {
  readonly base = 'dc=essai,dc=fr';
  readonly bindDn = 'cn=preau,dc=essai,dc=fr';
  readonly password = 'mot de passe';
  readonly isPlain = true;
  readonly url: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'preau-slapd-'));
  readonly #isEncrypted: boolean;
  #child: ChildProcess | undefined;

  constructor(port: number, isEncrypted: boolean) {
    this.url = `ldap://localhost:${port}`;
    this.#isEncrypted = isEncrypted;
  }

  get #config(): string {
    return join(this.#folder, 'config');
  }

  get #asUs(): string[] {
    const tls = this.#isEncrypted ? ['-ZZ'] : [];
    return ['-x', ...tls, '-H', this.url, '-D', this.bindDn, '-w', this.password];
  }

  async configure(options: SlapdOptions): Promise<void> {
    for (const part of ['config', 'tree']) mkdirSync(join(this.#folder, part));
    const { key = '', cert = '' } = options.certificate ?? {};
    writeFileSync(join(this.#folder, 'key.pem'), key, { mode: 0o600 });
    writeFileSync(join(this.#folder, 'cert.pem'), cert);
    const file = join(this.#folder, 'config.ldif');
    writeFileSync(file, configuration(this.#folder, this, options));
    await run('slapadd', '-n', '0', '-F', this.#config, '-l', file);
  }

  async start(): Promise<void> {
    const words = ['-F', this.#config, '-h', this.url, '-d', '0'];
    this.#child = spawn('slapd', words, { env: { PATH }, stdio: 'ignore' });
    for (let tries = 0; tries < 200; tries += 1) {
      const isUp = await run('ldapwhoami', ...this.#asUs).then(
        () => true,
        () => false,
      );
      if (isUp) return;
      await pause(50);
    }
    throw new Error('slapd did not start.');
  }

  /** Takes questions and gives no answer. */
  hang(): void {
    this.#child?.kill('SIGSTOP');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    await gone;
  }

  /** Stopped, and nothing of it left. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The entries of the tree as the server has them, the operational attributes aside. */
  async entries(): Promise<string[]> {
    const how = ['-LLL', '-o', 'ldif-wrap=no', '-E', 'pr=1000/noprompt', '-b', this.base];
    return entriesOf(await run('ldapsearch', ...this.#asUs, ...how, '(objectClass=*)', '*'));
  }

  /** Loads a file into the tree of a server that is stopped. */
  async load(ldif: string): Promise<void> {
    await run('slapadd', '-q', '-F', this.#config, '-b', this.base, '-l', ldif);
  }

  /** Changes the tree by hand. */
  async change(ldif: string): Promise<void> {
    const file = join(this.#folder, 'change.ldif');
    writeFileSync(file, ldif);
    await run('ldapmodify', ...this.#asUs, '-f', file);
  }
}

/** Makes one, started. */
export async function openSlapd(options: SlapdOptions = {}): Promise<Slapd> {
  const slapd = new Slapd(await freePort(), options.certificate !== undefined);
  await slapd.configure(options);
  await slapd.start();
  return slapd;
}

/** The entries of an LDIF, unfolded and decoded, in one order, the lines too: two writings of a tree are the same. */
export const entriesOf = (ldif: string): string[] =>
  ldif
    .replace(/\n /g, '')
    .replace(/^(#|version:).*\n/gm, '')
    .trim()
    .split(/\n{2,}/)
    .map((entry) => {
      const [dn = '', ...lines] = entry.trim().split('\n').map(decoded);
      return [dn, ...lines.sort()].join('\n');
    })
    .sort();

const decoded = (line: string) =>
  line.replace(
    /^([\w;-]+):: (.*)$/,
    (_line, name, code) => `${name}: ${Buffer.from(code, 'base64')}`,
  );

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
