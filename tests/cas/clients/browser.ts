import assert from 'node:assert/strict';
import { Agent, request } from 'undici';
import { demoPassword } from '../../../src/demo/people.ts';

/** What a browser got at the end of its way. */
export interface Seen {
  url: string;
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A browser without pages: cookies by host and port, redirects followed one by one. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();
  readonly #agent = new Agent({ connect: { rejectUnauthorized: false } });
  /** Every address on the way. */
  readonly way: string[] = [];

  /** Opened at the door of Préau by somebody, or by nobody yet. */
  static async open(origin: string, login?: string): Promise<Browser> {
    const browser = new Browser();
    if (login !== undefined) await browser.signIn(origin, login);
    return browser;
  }

  async signIn(origin: string, login: string): Promise<void> {
    const seen = await this.send(`${origin}/api/identity/session`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: demoPassword }),
    });
    assert.equal(seen.status, 200, seen.body);
  }

  /** Goes to an address and on, wherever it leads. */
  async go(address: string): Promise<Seen> {
    let url = address;
    for (let steps = 0; steps < 20; steps += 1) {
      this.way.push(url);
      const seen = await this.send(url, { method: 'GET', headers: { accept: 'text/html' } });
      const { location } = seen.headers;
      if (seen.status < 300 || seen.status > 399 || location === undefined) return seen;
      url = new URL(String(location), url).href;
    }
    throw new Error(`round in circles: ${this.way.slice(-4).join(' → ')}`);
  }

  private async send(
    url: string,
    asked: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
  ): Promise<Seen> {
    const jar = this.#jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await request(url, {
      ...asked,
      headers: { ...asked.headers, ...(cookie && { cookie }) },
      dispatcher: this.#agent,
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01.jan.1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return {
      url,
      status: answer.statusCode,
      headers: answer.headers,
      body: await answer.body.text(),
    };
  }

  #jarOf(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    return jar;
  }
}
