import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { openServer } from './ground.ts';

const modules = '/usr/lib/apache2/modules';
const isHere = existsSync(`${modules}/mod_auth_cas.so`) && existsSync('/usr/sbin/apache2');
const skip = isHere ? false : 'no mod_auth_cas here (apache2, libapache2-mod-auth-cas)';

const server = isHere ? await openServer() : undefined;
const self = isHere ? await apache() : '';

/** Apache's children are another user: they read the pages and write their sessions. */
function openTo(folder: string) {
  for (const name of ['', 'www']) chmodSync(join(folder, name), 0o755);
  chmodSync(join(folder, 'cas'), 0o777);
}

/** An Apache that lets in whoever Préau knows, and says back who they are. */
async function apache(): Promise<string> {
  if (server === undefined) throw new Error('no server');
  const port = await freePort();
  const at = `http://localhost:${port}`;
  const folder = mkdtempSync('/tmp/preau-apache-');
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['cas', 'www']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'www', 'index.html'), 'bienvenue');
  copyFileSync(server.ca, join(folder, 'ca.pem'));
  const loaded = [
    'mpm_prefork',
    'authn_core',
    'authz_core',
    'authz_user',
    'dir',
    'headers',
    'auth_cas',
  ];
  const isRoot = process.getuid?.() === 0;
  writeFileSync(
    join(folder, 'apache.conf'),
    `ServerRoot ${folder}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
Mutex pthread
ErrorLog ${folder}/errors
${loaded.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
${isRoot ? 'User www-data\nGroup www-data' : ''}
StartServers 2
DocumentRoot ${folder}/www
DirectoryIndex index.html
KeepAlive Off
CASVersion 2
CASLoginURL ${server.origin}/cas/login
CASValidateURL ${server.origin}/cas/serviceValidate
CASCertificatePath ${folder}/ca.pem
CASCookiePath ${folder}/cas/
CASSSOEnabled On
CASRootProxiedAs ${at}
<Directory ${folder}/www>
  AuthType CAS
  Require valid-user
  CASAuthNHeader CAS-User
  Header always set X-User "expr=%{HTTP:CAS-User}"
  Header always set X-Sn "expr=%{HTTP:CAS-sn}"
</Directory>
`,
  );
  if (isRoot) openTo(folder);
  const child = spawn('/usr/sbin/apache2', ['-X', '-f', join(folder, 'apache.conf')], {
    stdio: 'ignore',
  });
  after(() => child.kill('SIGKILL'));
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(at, { redirect: 'manual' }).catch(() => undefined)) break;
    await sleep(50);
  }
  await server.link('Apache', `${at}/`);
  return at;
}

test('mod_auth_cas: signing in, and attributes from a plain serviceValidate', {
  skip,
}, async () => {
  const browser = await server?.browser('sophie.dupuis');
  const seen = await browser?.go(`${self}/`);
  assert.equal(seen?.status, 200);
  assert.equal(seen?.body, 'bienvenue');
  assert.equal(seen?.headers['x-user'], 'sophie.dupuis');
  assert.equal(seen?.headers['x-sn'], 'Dupuis');
  assert.ok(!seen?.url.includes('ticket='), 'it takes the ticket out of the address');
});

test('mod_auth_cas: through the door', { skip }, async () => {
  const browser = await server?.browser();
  const door = await browser?.go(`${self}/`);
  assert.match(door?.url ?? '', /\/cas\/login\?.*flow=/);
  await browser?.signIn(server?.origin ?? '', 'lea.martin');
  const seen = await browser?.go(door?.url ?? '');
  assert.equal(seen?.headers['x-user'], 'lea.martin');
});

test('mod_auth_cas: single logout', { skip }, async () => {
  const browser = await server?.browser('nadia.roux');
  assert.equal((await browser?.go(`${self}/`))?.headers['x-user'], 'nadia.roux');
  await browser?.go(`${server?.origin}/cas/logout`);
  assert.equal(await server?.tellSignOuts(), 1);
  const seen = await browser?.go(`${self}/`);
  assert.match(seen?.url ?? '', /\/cas\/login\?/, 'it knows them no more');
});
