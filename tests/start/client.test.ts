import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preau, temporaryFolder } from '../support/program.ts';

const env = { PREAU_DATA: temporaryFolder(), PREAU_DEMO: 'off', PREAU_LOG: 'silent' };

test('the command line lets a program in, lists it without its secret, and shuts it out', async () => {
  const words = [
    'client',
    'add',
    'Emploi du temps',
    '--scope',
    'directory.structures',
    '--everywhere',
  ];
  const adding = preau([...words, '--until', '2999-08-31', '--reason', 'convention'], { env });
  assert.equal(await adding.ended, 0, adding.printed());
  const [, id = ''] = /^client_id=([0-9a-f-]{36})$/m.exec(adding.printed()) ?? [];
  const [, secret = ''] = /^client_secret=([\w-]{43})$/m.exec(adding.printed()) ?? [];
  assert.ok(id !== '' && secret !== '', adding.printed());

  const listing = preau(['client', 'list'], { env });
  assert.equal(await listing.ended, 0);
  assert.match(listing.printed(), /Emploi du temps : directory\.structures ; partout/);
  assert.match(listing.printed(), /jusqu’au 31 août 2999 \(convention\)/);
  assert.ok(!listing.printed().includes(secret));

  const revoke = () => preau(['client', 'revoke', id, '--reason', 'finie'], { env });
  assert.equal(await revoke().ended, 0);
  const again = revoke();
  assert.equal(await again.ended, 1);
  assert.match(again.printed(), /Aucun accès ouvert/);
  const after = preau(['client', 'list', '--json'], { env });
  assert.equal(await after.ended, 0);
  const [line = ''] = after
    .printed()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  assert.equal(JSON.parse(line).clients[0].revokeReason, 'finie');
});

test('an unknown UAI changes nothing, and words that are missing are asked for', async () => {
  const unknown = [
    'client',
    'add',
    'X',
    '--scope',
    'directory.structures',
    '--structure',
    '9999999Z',
  ];
  const adding = preau([...unknown, '--reason', 'essai'], { env });
  assert.equal(await adding.ended, 1, adding.printed());
  assert.match(adding.printed(), /rien n’a été fait/);
  for (const [words, said] of [
    [['client'], /client add, client list ou client revoke/],
    [['client', 'add', 'X', '--scope', 'directory.structures', '--reason', 'r'], /dire où/],
    [
      ['client', 'add', 'X', '--scope', 'all', '--everywhere', '--reason', 'r'],
      /Droit inconnu : all/,
    ],
    [['client', 'add', 'X', '--everywhere', '--reason', 'r'], /--scope/],
    [
      [
        'client',
        'add',
        'X',
        '--scope',
        'directory.structures',
        '--everywhere',
        '--until',
        '2001-01-01',
        '--reason',
        'r',
      ],
      /jour à venir/,
    ],
    [['client', 'revoke', 'x', '--reason', 'r'], /client revoke <id>/],
  ] as const) {
    const wrong = preau([...words], { env });
    assert.equal(await wrong.ended, 2, words.join(' '));
    assert.match(wrong.printed(), said);
  }
});
