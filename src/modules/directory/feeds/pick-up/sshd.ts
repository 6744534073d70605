import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SSHD = '/usr/sbin/sshd';

/** Whether this machine has OpenSSH, both ends of it. */
export const hasSshd = () => existsSync(SSHD) && existsSync('/usr/bin/sftp');

/** Debian's own sshd on a free port of this machine, which lets one key in, to put files into one folder. */
export async function openSshd(home: string, incoming: string) {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const at = (name: string) => join(home, name);
  for (const key of ['host', 'client'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(key)]);
  const port = await freePort();
  const user = execFileSync('id', ['-un']).toString().trim();
  if (user === 'root') await mkdir('/run/sshd', { recursive: true });
  await writeFile(
    at('config'),
    [
      `ListenAddress 127.0.0.1:${port}`,
      `HostKey ${at('host')}`,
      `PidFile ${at('pid')}`,
      `AuthorizedKeysFile ${at('client.pub')}`,
      'PermitRootLogin prohibit-password',
      ...['PasswordAuthentication no', 'UsePAM no', 'StrictModes no', 'AllowTcpForwarding no'],
      `ForceCommand internal-sftp -d ${incoming} -u 0007`,
      'Subsystem sftp internal-sftp',
    ].join('\n'),
  );
  const sshd = spawn(SSHD, ['-D', '-e', '-f', at('config')], { stdio: 'ignore' });
  const client = [
    ...['-q', '-i', at('client'), '-P', String(port)],
    ...['-o', 'StrictHostKeyChecking=no', '-o', `UserKnownHostsFile=${at('known')}`],
    ...['-o', 'BatchMode=yes', '-b', '-'],
  ];
  const sftp = (batch: string, ...more: string[]) => {
    const child = spawn('sftp', [...more, ...client, `${user}@127.0.0.1`], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.end(`${batch}\n`);
    return child;
  };
  const done = (child: ReturnType<typeof sftp>) =>
    new Promise<number | null>((resolve) => child.once('exit', resolve));
  for (let i = 0; i < 50 && (await done(sftp('pwd'))) !== 0; i += 1) await sleep(100);
  return { sftp, done, close: () => sshd.kill() };
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
