import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import fc from 'fast-check';
import { selfSigned } from '../../../../tests/support/certificate.ts';
import { noSlapd, openSlapd, type Slapd } from '../../../../tests/support/slapd.ts';
import { ldifOf } from '../ldif.ts';
import { type Entry, entryOf } from '../sdet/entry.ts';
import { groupEntry } from '../sdet/group-entry.ts';
import { namesOf } from '../sdet/names.ts';
import { treeOf } from '../sdet/tree.ts';
import { ReplicaFault } from './faults.ts';
import { putEntry, readEntry } from './put-entry.ts';
import { ReplicaSession } from './session.ts';

const patience = { connect: 2_000, answer: 20_000, pause: 20, attempts: 3 };

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ',',
        '+',
        '"',
        '\\',
        '<',
        '>',
        ';',
        '=',
        '#',
        ' ',
        ':',
        '\n',
        '\0',
        '5E',
        '5e',
      ),
      fc.constantFrom(
        'é',
        'œ',
        '’',
        '🦊',
        'Ω',
        '\u00a0',
        '\u202e',
        'ﬁ',
        'uid=x,',
        '/',
        '*',
        '(',
        '$',
      ),
      fc.string(),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((some) => some.join(''))
  .filter((text) => /[\p{L}\p{N}]/u.test(text));

/** Loads the entries by slapadd into an empty server, with the tree above them. */
async function load(slapd: Slapd, entries: readonly Entry[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-ldif-'));
  const file = join(folder, 'entries.ldif');
  writeFileSync(file, [...treeOf(slapd.base), ...entries].map(ldifOf).join(''));
  await slapd.stop();
  await slapd.load(file);
  await slapd.start();
  rmSync(folder, { recursive: true });
}

describe('a real OpenLDAP, entry by entry', { skip: noSlapd }, () => {
  test('whatever groups are called, it loads them and has nothing to change', async () => {
    const slapd = await openSlapd();
    const session = new ReplicaSession(slapd, patience);
    try {
      const codes = fc.sample(hostile, { numRuns: 150, seed: 2026 });
      const groups = [...codes, ...codes.map((code) => code.toUpperCase())].map((code, i) => ({
        ...{ id: `019b0000-0000-7000-8000-${String(i).padStart(12, '0')}`, structureId: 's' },
        ...{ kind: 'groupe', code, label: code.repeat(3), aliases: [`esco:${code}`] },
      }));
      const structure = { id: 's', uai: '0379001A', siret: null } as never;
      const names = namesOf({
        ...{
          base: slapd.base,
          structures: [structure],
          groups,
          academies: new Map(),
          unlisted: new Set(),
        },
      });
      const entries = groups.map((group) => groupEntry(group, ['a', 'b'], names));
      const all = entries.filter((entry) => entry !== undefined);
      assert.equal(all.length, groups.length);
      await load(slapd, all);
      for (const entry of all) {
        const put = await session.ask((client) => putEntry(client, entry, false));
        assert.equal(put, 'unchanged', entry.dn);
      }
    } finally {
      await session.close();
      await slapd.remove();
    }
  });

  test('a group of twelve thousand is written, and changed by the values that differ', async () => {
    const slapd = await openSlapd();
    const session = new ReplicaSession(slapd, patience);
    const member = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `uid=p${from + i},ou=people,${slapd.base}`);
    const group = (members: string[]) =>
      entryOf(`cn=tous,ou=groups,${slapd.base}`, ['groupOfNames'], { cn: 'tous', member: members });
    const put = (members: string[]) =>
      session.ask((client) => putEntry(client, group(members), true));
    const there = async () =>
      (await session.ask((client) => readEntry(client, group([]).dn)))?.get('member')?.length;
    try {
      await load(slapd, []);
      assert.equal(await put(member(0, 12_000)), 'added');
      assert.equal(await put(member(0, 12_000)), 'unchanged');
      assert.equal(await put(member(2, 12_003)), 'modified');
      assert.equal(await there(), 12_001);
      assert.equal(await put(member(20_000, 32_000)), 'modified', 'all others, never without any');
      assert.equal(await there(), 12_000);
    } finally {
      await session.close();
      await slapd.remove();
    }
  });

  test('nothing goes there unencrypted, nor after the connection was lost; a stranger’s certificate is refused', async () => {
    const certificate = selfSigned(['localhost']);
    const slapd = await openSlapd({ certificate });
    const { url, base, bindDn, password } = slapd;
    const session = new ReplicaSession({ url, base, bindDn, password, isPlain: false }, patience);
    const plain = new ReplicaSession({ url, base, bindDn, password, isPlain: true }, patience);
    const read = (by: ReplicaSession) => by.ask((client) => readEntry(client, `ou=people,${base}`));
    const trusted = getCACertificates('default');
    try {
      await load(slapd, []);
      await assert.rejects(
        read(plain),
        (error) => error instanceof ReplicaFault && /ldaps/.test(error.message),
      );
      await assert.rejects(
        read(session),
        (error) => error instanceof ReplicaFault && /NODE_EXTRA_CA_CERTS/.test(error.message),
      );
      setDefaultCACertificates([...trusted, certificate.cert]);
      assert.ok(await read(session));
      await slapd.stop();
      await slapd.start();
      assert.ok(await read(session));
    } finally {
      setDefaultCACertificates(trusted);
      await session.close();
      await plain.close();
      await slapd.remove();
    }
  });
});
