import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { connect } from '#kernel/db';
import { openRegion } from './region.ts';
import { serveRegion } from './serve.ts';
import { cookieOf } from './sign-in-as.ts';
import { median } from './wrk.ts';

/**
 * The signed-in home as a phone paints it: Largest Contentful Paint by Lighthouse (simulated slow 4G, processor four
 * times slower, cold cache), median of five, for people of five profiles. Needs `lighthouse` 13 on the path and Chromium.
 */
const people = ['lea.martin', 'claire.martin', 'sophie.dupuis', 'karim.benali', 'admin.region'];
const RUNS = 5;
const run = promisify(execFile);

const region = await openRegion(12);
const served = await serveRegion(region.config);
try {
  for (const login of people) {
    const cookie = await cookieFor(login);
    const paints: Paint[] = [];
    for (let i = 0; i < RUNS; i += 1) paints.push(await paintOf(served.origin, cookie));
    const of = (key: keyof Paint) => Math.round(median(paints.map((paint) => paint[key])));
    console.log(
      `${login}: LCP ${of('lcp')} ms, first paint ${of('fcp')} ms, ${of('bytes')} kB in ${of('requests')} requests`,
    );
  }
} finally {
  await served.stop();
  await region.close();
}

interface Paint {
  lcp: number;
  fcp: number;
  bytes: number;
  requests: number;
}

async function paintOf(origin: string, cookie: string): Promise<Paint> {
  const { stdout } = await run(
    'lighthouse',
    [
      `${origin}/`,
      '--output=json',
      '--quiet',
      '--only-audits=largest-contentful-paint,first-contentful-paint,total-byte-weight,network-requests',
      `--extra-headers=${JSON.stringify({ cookie })}`,
      '--chrome-flags=--headless --no-sandbox --disable-gpu',
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { audits, runtimeError } = JSON.parse(stdout);
  if (runtimeError) throw new Error(runtimeError.message);
  return {
    lcp: audits['largest-contentful-paint'].numericValue,
    fcp: audits['first-contentful-paint'].numericValue,
    bytes: audits['total-byte-weight'].numericValue / 1024,
    requests: audits['network-requests'].details.items.length,
  };
}

async function cookieFor(login: string): Promise<string> {
  const { db, pool } = connect(region.url);
  const { rows } = await pool.query('select id from identity.account where login = $1', [login]);
  const cookie = await cookieOf(db, rows[0].id);
  await db.destroy();
  return cookie;
}
