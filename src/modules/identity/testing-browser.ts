import assert from 'node:assert/strict';
import type { openTestDoors } from './testing.ts';

type Knocker = Awaited<ReturnType<typeof openTestDoors>>['knock'];

/** What {@link browserOf} opens. */
export type Browser = ReturnType<typeof browserOf>;

/** A browser: each host's cookies go back to that host and no other. */
export function browserOf(knock: Knocker) {
  const jars = new Map<string, Record<string, string>>();
  const visit = async (
    method: 'GET' | 'POST',
    url: string,
    form?: Record<string, string>,
  ): Promise<Awaited<ReturnType<Knocker>> & { at: URL }> => {
    const at = new URL(url);
    const jar = jars.get(at.hostname) ?? {};
    jars.set(at.hostname, jar);
    const reply = await knock(method, at.pathname + at.search, {
      host: at.host,
      cookies: jar,
      ...(form && { form }),
    });
    for (const { name, value, maxAge } of reply.cookies as {
      name: string;
      value: string;
      maxAge?: number;
    }[])
      if (maxAge === 0) delete jar[name];
      else jar[name] = value;
    return Object.assign(reply, { at });
  };
  const follow = async (reply: Awaited<ReturnType<typeof visit>>) => {
    let current = reply;
    for (let hops = 0; current.statusCode === 303; hops += 1) {
      assert.ok(hops < 10, 'redirects without end');
      current = await visit('GET', new URL(String(current.headers.location), current.at).href);
    }
    return current;
  };
  const go = async (url: string) => follow(await visit('GET', url));
  const send = async (url: string, form: Record<string, string>) =>
    follow(await visit('POST', url, form));
  return { jars, visit, go, send };
}

/** The hidden fields of a page, to send back. */
export const hidden = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      (value ?? '').replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
    ]),
  );
