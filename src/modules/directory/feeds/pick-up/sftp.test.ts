import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { filesOfSample } from '../aaf/samples/sample-feed.ts';
import { school } from '../take-feed/ground.ts';
import { archiveOf, openFolder } from './ground.ts';
import { hasSshd, openSshd } from './sshd.ts';

const { places, root, lookOnce, lookTwice, deposits, putAway } = await openFolder();
const states = async () => (await deposits()).map(({ state }) => state);

/** A feed beside some noise that no compression shortens, so that its sending takes a while. */
const largeArchive = () =>
  archiveOf([...filesOfSample(school()), ['bruit.bin', randomBytes(400_000)]]);

test('a feed that an academy sends by SFTP is taken once it is whole, and not when the line was cut', {
  skip: hasSshd() ? false : 'needs OpenSSH',
}, async () => {
  const sent = join(root(), 'nuit.tgz');
  await writeFile(sent, await largeArchive());
  const { sftp, done, close } = await openSshd(join(root(), 'ssh'), places().incoming);
  after(() => close());
  const cut = sftp(`put ${sent}`, '-l', '800');
  const arrived = join(places().incoming, 'nuit.tgz');
  for (let i = 0; i < 200 && !((await stat(arrived).catch(() => null))?.size ?? 0); i += 1)
    await sleep(50);
  cut.kill('SIGKILL');
  await done(cut);
  await sleep(300);
  const { size } = await stat(arrived);
  assert.ok(size > 0 && size < (await stat(sent)).size, `cut in the middle: ${size}`);
  await lookTwice();
  assert.deepEqual(await states(), ['arriving']);

  assert.equal(await done(sftp(`reput ${sent}`)), 0);
  await lookOnce();
  assert.deepEqual(await states(), ['arriving'], 'it has just changed');
  await lookOnce();
  assert.deepEqual(await states(), ['taken']);
  assert.deepEqual(await readdir(places().incoming), []);
  assert.deepEqual((await putAway('taken'))[0]?.files, ['bilan.txt', 'nuit.tgz']);
});
