import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** How the stand-in answers, one word for each try; the last goes on. */
export type Mood =
  | 'ok'
  | 'no-such-person'
  | 'try-later'
  | 'drop'
  | 'drop-after'
  | 'slow'
  | 'no-entry';

/** A mail server of a test, with all that it took. */
export interface SmtpStandIn {
  url: string;
  letters: ParsedMail[];
  /** Who was to receive each of them, as the envelope says. */
  envelopes: string[][];
  /** How many conversations were begun. */
  tries: () => number;
  /** What comes next. */
  be: (...moods: Mood[]) => void;
}

const refusal = (code: number, words: string) =>
  Object.assign(new Error(words), { responseCode: code });

/** Opens a mail server that can misbehave: refuse, hang, drop the line before or after it took the letter. */
export async function openSmtpStandIn(): Promise<SmtpStandIn> {
  const letters: ParsedMail[] = [];
  const envelopes: string[][] = [];
  let moods: Mood[] = ['ok'];
  let tries = 0;
  const moodOf = new Map<string, Mood>();
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onConnect: ({ id }, done) => {
      tries += 1;
      const mood = (moods.length > 1 ? moods.shift() : moods[0]) ?? 'ok';
      moodOf.set(id, mood);
      done(mood === 'no-entry' ? refusal(554, 'not today') : null);
    },
    onRcptTo: (_address, { id }, done) => {
      const mood = moodOf.get(id);
      if (mood === 'no-such-person') done(refusal(550, 'no such person here'));
      else if (mood === 'try-later') done(refusal(451, 'come back later'));
      else done();
    },
    onData: async (stream, session, done) => {
      const mood = moodOf.get(session.id);
      const letter = await simpleParser(stream);
      if (mood === 'slow') await sleep(3_000);
      if (mood !== 'drop' && mood !== 'slow') {
        letters.push(letter);
        envelopes.push(session.envelope.rcptTo.map(({ address }) => address));
      }
      if (mood === 'drop' || mood === 'drop-after') hangUp(server);
      else done();
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  after(() => new Promise<void>((done) => server.close(() => done())));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    envelopes,
    tries: () => tries,
    be: (...next) => {
      moods = next;
    },
  };
}

/** As a cable that is pulled: no word, no answer. */
function hangUp(server: SMTPServer): void {
  const { connections } = server as unknown as {
    connections: Set<{ _socket: { destroy: () => void } }>;
  };
  for (const { _socket } of connections) _socket.destroy();
}
