import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reference } from './reference.ts';
import { openRegion } from './region.ts';
import { needWrk, serveRegion } from './serve.ts';
import { cookiesOf } from './sign-in-as.ts';
import { type Load, median, wrk } from './wrk.ts';

/**
 * The home page as 64 browsers ask for it at once, as 5,000 different people: `GET /` (HTML with its data) and
 * `GET /api/portal/today`, cold (just started) then warm (median of three), beside H and P of the same minute.
 *
 *   node bench/home.ts [structures]      12 by default, 350 for the region
 */
const structures = Number(process.argv[2] ?? 12);
const PEOPLE = 5_000;

needWrk();
const region = await openRegion(structures);
const script = join(region.config.data, 'cookies.lua');
writeFileSync(script, luaOf(await cookiesOf(region.url, PEOPLE)));
const { H, P } = await reference(region.url);
console.log(`reference  H ${Math.round(H)} req/s, P ${Math.round(P)} selects/s`);
const served = await serveRegion(region.config);
try {
  for (const path of ['/', '/api/portal/today']) {
    const ask = () => wrk(`${served.origin}${path}`, { script, seconds: 10 });
    show(`${path} first ten seconds`, await ask());
    const runs = [await ask(), await ask(), await ask()];
    show(`${path} median of three`, {
      perSecond: median(runs.map(({ perSecond }) => perSecond)),
      p50: median(runs.map(({ p50 }) => p50)),
      p99: median(runs.map(({ p99 }) => p99)),
      errors: runs.reduce((sum, { errors }) => sum + errors, 0),
    });
  }
  console.log(`peak memory of the web process: ${served.peakMiB()} MiB`);
} finally {
  await served.stop();
  rmSync(script);
  await region.close();
}

function show(what: string, { perSecond, p50, p99, errors }: Load): void {
  const ratio = (perSecond / H).toFixed(4);
  console.log(
    `${what}: ${Math.round(perSecond)} req/s (${ratio} H), p50 ${p50} ms, p99 ${p99} ms, ${errors} errors`,
  );
}

function luaOf(all: readonly string[]): string {
  return `local cookies = {${all.map((cookie) => `"${cookie}"`).join(',')}}
local n = 0
request = function()
  n = n % #cookies + 1
  return wrk.format("GET", nil, { ["Cookie"] = cookies[n], ["Host"] = "localhost:${region.config.port}", ["Accept"] = "text/html" })
end
`;
}
