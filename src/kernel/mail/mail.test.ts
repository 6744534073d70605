import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { openSmtpStandIn } from '#kernel/mail-testing';
import { plainAddress } from './address.ts';
import { type Letter, oneLine } from './letter.ts';
import { MailFault } from './mail-fault.ts';
import { openMailer } from './open-mailer.ts';

const server = await openSmtpStandIn();
const mailer = openMailer(
  { smtpUrl: server.url, from: 'ne-pas-repondre@ent.example' },
  { step: 1_500, whole: 4_000 },
);
const letter: Letter = {
  fromName: 'Touraine e-school',
  to: 'claire.martin@courriel.example',
  subject: 'Un mot de l’école',
  text: 'Bonjour Claire,\nLéa a cours à 8 h.',
  html: '<p>Bonjour Claire,</p>',
  language: 'fr',
  id: '0192-1',
};

const faultOf = async (work: Promise<void>): Promise<MailFault> => {
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(fault instanceof MailFault, String(fault));
  return fault;
};

test('a letter arrives whole, says that a machine wrote it, and cannot be refused when it may not be', async () => {
  server.be('ok');
  await mailer.send(letter);
  const [taken] = server.letters.splice(0);
  server.envelopes.splice(0);
  assert.equal(taken?.subject, letter.subject);
  assert.equal(taken?.text?.trim(), letter.text);
  assert.match(String(taken?.html), /Bonjour Claire/);
  assert.equal(taken?.messageId, '<0192-1@ent.example>');
  assert.equal(taken?.headers.get('auto-submitted'), 'auto-generated');
  assert.equal(taken?.headers.has('list-unsubscribe-post'), false);
  assert.deepEqual(taken?.from?.value, [
    { name: 'Touraine e-school', address: 'ne-pas-repondre@ent.example' },
  ]);
});

test('a letter that may be refused carries the one click of RFC 8058', async () => {
  server.be('ok');
  const unsubscribe = `https://touraine.example/courrier/desabonnement/${'a'.repeat(43)}`;
  await mailer.send({ ...letter, unsubscribe });
  const [taken] = server.letters.splice(0);
  server.envelopes.splice(0);
  const lines = taken?.headerLines.map(({ line }) => line) ?? [];
  assert.ok(lines.includes(`List-Unsubscribe: <${unsubscribe}>`), lines.join('\n'));
  assert.ok(lines.includes('List-Unsubscribe-Post: List-Unsubscribe=One-Click'));
});

test('names and subjects that try to add a header or a reader add neither', async () => {
  server.be('ok');
  const tricks = [
    'Jean\r\nBcc: voleur@mal.example',
    'Jean\nX-Spam: oui',
    'Jean\u2028Bcc: voleur@mal.example',
    'Jean\u0000\u0085Bcc: voleur@mal.example',
    '" <voleur@mal.example>, "',
    '=?utf-8?B?DQpCY2M6IHZvbGV1ckBtYWwuZXhhbXBsZQ==?=',
    `${'é'.repeat(5_000)}\r\n\r\n<script>`,
  ];
  for (const trick of tricks) await mailer.send({ ...letter, fromName: trick, subject: trick });
  assert.equal(server.letters.length, tricks.length);
  for (const taken of server.letters.splice(0)) {
    assert.equal(taken.bcc, undefined);
    assert.equal(taken.headers.has('x-spam'), false);
    assert.equal(taken.from?.value.length, 1);
    assert.equal(taken.from?.value[0]?.address, 'ne-pas-repondre@ent.example');
    assert.doesNotMatch(taken.subject ?? '', /[\r\n]/);
  }
  for (const reached of server.envelopes.splice(0)) assert.deepEqual(reached, [letter.to]);
});

test('only a plain address is an address', () => {
  const good = {
    'claire.martin@courriel.example': 'claire.martin@courriel.example',
    ' Claire@Exemple.FR ': 'Claire@exemple.fr',
    'a+b@école.example': 'a+b@xn--cole-9oa.example',
  };
  for (const [typed, written] of Object.entries(good)) assert.equal(plainAddress(typed), written);
  for (const typed of [
    '',
    'claire',
    'claire@',
    '@exemple.fr',
    'claire@localhost',
    'claire@127.0.0.1',
    'claire@[127.0.0.1]',
    'a@b@exemple.fr',
    'a@exemple.fr,b@exemple.fr',
    'a@exemple.fr\r\nRCPT TO:<b@exemple.fr>',
    '"a b"@exemple.fr',
    'Claire <claire@exemple.fr>',
    '.a@exemple.fr',
    'a..b@exemple.fr',
    'a@-exemple.fr',
    'a@exemple..fr',
    'a(com)@exemple.fr',
    `${'a'.repeat(65)}@exemple.fr`,
    `a@${'b.'.repeat(126)}fr`,
    'é@exemple.fr',
  ])
    assert.equal(plainAddress(typed), undefined, typed);
  assert.equal(oneLine('a\r\n\tb\u2029 c'), 'a b c');
});

test('a letter out of measure is refused for good, before the server is bothered', async () => {
  const before = server.tries();
  const fault = await faultOf(mailer.send({ ...letter, text: 'a'.repeat(300_000) }));
  assert.equal(fault.isPermanent, true);
  assert.equal(server.tries(), before);
});

test('a person whom the server does not know is a fault for good; a busy server is not', async () => {
  server.be('no-such-person');
  const gone = await faultOf(mailer.send(letter));
  assert.deepEqual([gone.isPermanent, gone.isLineDown], [true, false]);
  assert.match(gone.message, /no such person/);
  server.be('try-later', 'ok');
  const later = await faultOf(mailer.send(letter));
  assert.deepEqual([later.isPermanent, later.isLineDown], [false, false]);
  await mailer.send(letter);
  assert.equal(server.letters.splice(0).length, 1);
});

test('a server that drops the line, shuts its door or says nothing makes letters wait, not fail', async () => {
  for (const mood of ['drop', 'no-entry', 'slow'] as const) {
    server.be(mood);
    const fault = await faultOf(mailer.send(letter));
    assert.equal(fault.isPermanent, false, `${mood}: ${fault.message}`);
  }
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as { port: number };
  const impatient = openMailer(
    { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'a@ent.example' },
    { step: 300, whole: 1_000 },
  );
  const fault = await faultOf(impatient.send(letter));
  assert.deepEqual([fault.isPermanent, fault.isLineDown], [false, true]);
  silent.close();
  const down = await faultOf(impatient.verify());
  assert.equal(down.isLineDown, true);
  await mailer.verify().catch(() => assert.fail('verify'));
});

test('a password never goes in clear to another machine', async () => {
  const remote = openMailer(
    {
      smtpUrl: server.url.replace('//', '//moi:secret@').replace('127.0.0.1', 'localhost.'),
      from: 'a@ent.example',
    },
    { step: 1_500, whole: 4_000 },
  );
  // `localhost.` is this machine under a name that is not known to be near.
  const fault = await faultOf(remote.send(letter));
  assert.equal(fault.isLineDown, true);
  assert.doesNotMatch(fault.message, /secret/);
});
