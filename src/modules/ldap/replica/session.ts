import { connect as connectPlain, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { Client, ResultCodeError } from 'ldapts';
import type { LdapPlace } from '#config';
import { faultForAll, outOfReach } from './faults.ts';

/** How long one waits for the replica, in milliseconds. */
export interface Patience {
  connect: number;
  answer: number;
  /** Before the second attempt; twice as long before each next one. */
  pause: number;
  attempts: number;
}

const usual: Patience = { connect: 5_000, answer: 30_000, pause: 1_000, attempts: 4 };

const BUSY = new Set([51, 52]);

/** A connection to the replica, opened when it is needed and again when it was lost. */
export class ReplicaSession {
  readonly #place: LdapPlace;
  readonly #patience: Patience;
  #client: Promise<Client> | undefined;

  constructor(place: LdapPlace, patience: Partial<Patience> = {}) {
    this.#place = place;
    this.#patience = { ...usual, ...patience };
  }

  /**
   * Does the work, again from its beginning after a lost connection. What the replica says of this piece of work alone
   * (a `ResultCodeError`) is thrown as it is; what concerns everything is a `ReplicaFault`.
   */
  async ask<T>(work: (client: Client) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const client = this.#opened();
      try {
        return await work(await client);
      } catch (error) {
        const isAnswer = error instanceof ResultCodeError;
        const fault = faultForAll(error, this.#place.url);
        if (fault !== undefined) {
          this.#drop(client);
          throw fault;
        }
        if (isAnswer && !BUSY.has(error.code)) throw error;
        if (!isAnswer) this.#drop(client);
        if (attempt >= this.#patience.attempts) throw outOfReach(error, this.#place.url);
        await pause(this.#patience.pause * 2 ** (attempt - 1));
      }
    }
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    // A connection that is already gone needs no farewell.
    await client?.unbind().catch(() => undefined);
  }

  #opened(): Promise<Client> {
    if (this.#client !== undefined) return this.#client;
    // The library does not see that a connection ended which StartTLS made.
    const client: Promise<Client> = open(this.#place, this.#patience, () => this.#forget(client));
    this.#client = client;
    return client;
  }

  #forget(client: Promise<Client>): void {
    if (this.#client === client) this.#client = undefined;
  }

  #drop(client: Promise<Client>): void {
    this.#forget(client);
    client.then((lost) => lost.unbind()).catch(() => undefined);
  }
}

async function open(
  { url, bindDn, password, isPlain }: LdapPlace,
  patience: Patience,
  whenLost: () => void,
) {
  const client = new Client({
    url,
    connectTimeout: patience.connect,
    timeout: patience.answer,
    createConnection: once(connectPlain, whenLost),
    createSecureConnection: once(connectTls, whenLost),
  });
  try {
    const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
    if (url.startsWith('ldap:') && !isPlain) await client.startTLS({ host });
    await client.bind(bindDn, password);
    return client;
  } catch (error) {
    // The farewell of a connection that was never whole gets no answer: nobody waits for it.
    client.unbind().catch(() => undefined);
    throw error;
  }
}

/** The library opens a lost connection again by itself, unencrypted and as nobody: it may not. */
function once<Connect extends typeof connectPlain | typeof connectTls>(
  connect: Connect,
  whenLost: () => void,
): Connect {
  let isUsed = false;
  return ((...given: Parameters<Connect>) => {
    if (isUsed) throw new Error('connexion perdue');
    isUsed = true;
    const socket = (connect as (...all: unknown[]) => Socket)(...given);
    return socket.once('close', whenLost);
  }) as Connect;
}
