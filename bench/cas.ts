import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '#kernel/db';
import { openService, readPrefix, readServices } from '#modules/sso';
import { reference } from './reference.ts';
import { openRegion } from './region.ts';
import { needWrk, serveRegion } from './serve.ts';
import { cookiesOf } from './sign-in-as.ts';
import { median, wrk } from './wrk.ts';

/**
 * Coming back to an application: cookie, service ticket, validated with attributes; 64 at once, 5,000 different people,
 * median of three. A flow is two requests: wrk asks for a ticket, and validates those that have come before it asks for
 * more. Beside H of the same minute.
 *
 *   node bench/cas.ts [structures]      12 by default, 350 for the region
 */
const structures = Number(process.argv[2] ?? 12);
const SERVICE = 'https://bench.example/';

needWrk();
const region = await openRegion(structures);
await link();
const script = join(region.config.data, 'cas.lua');
writeFileSync(script, luaOf(await cookiesOf(region.url, 5_000)));
const { H } = await reference(region.url, 3);
const served = await serveRegion(region.config);
try {
  const flows: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const load = await wrk(`${served.origin}/cas/login`, { script, seconds: 10 });
    const perSecond = load.perSecond / 2;
    if (round > 0) flows.push(perSecond);
    console.log(
      `${Math.round(perSecond)} flows/s, p99 of a request ${load.p99} ms, ${load.errors} errors${round === 0 ? ' (first ten seconds)' : ''}`,
    );
  }
  console.log(
    `median ${Math.round(median(flows))} flows/s, ${(median(flows) / H).toFixed(4)} H (H ${Math.round(H)})`,
  );
  await counted();
} finally {
  await served.stop();
  rmSync(script);
  await region.close();
}

async function link(): Promise<void> {
  const { db } = connect(region.url, 1);
  const address = readPrefix(SERVICE);
  if (typeof address === 'string') throw new Error(address);
  const known = await readServices({ db });
  if (!known.some(({ name }) => name === 'bench'))
    await openService(
      { db },
      {
        ...{ name: 'bench', release: 'esco', addresses: [address], callbacks: [], audiences: [] },
      },
    );
  await db.destroy();
}

/** That tickets were validated, and not only asked for: each leaves a visit. */
async function counted(): Promise<void> {
  const { db, pool } = connect(region.url, 1);
  const { rows } = await pool.query('select count(*)::int as n from sso.visit');
  console.log(`${rows[0].n} tickets were validated`);
  await pool.query('delete from sso.visit');
  await db.destroy();
}

function luaOf(all: readonly string[]): string {
  return `local cookies = {${all.map((cookie) => `"${cookie}"`).join(',')}}
local tickets = {}
local n = 0
local host = "localhost:${region.config.port}"
request = function()
  n = n + 1
  local ticket = table.remove(tickets)
  local from = "10." .. (n % 250) .. ".0.1"
  if ticket then
    return wrk.format("GET", "/cas/p3/serviceValidate?service=${encodeURIComponent(SERVICE)}&ticket=" .. ticket, { ["Host"] = host, ["X-Forwarded-For"] = from })
  end
  return wrk.format("GET", "/cas/login?service=${encodeURIComponent(SERVICE)}", { ["Cookie"] = cookies[n % #cookies + 1], ["Host"] = host, ["Accept"] = "text/html" })
end
response = function(status, headers)
  local to = headers["location"]
  local ticket = to and string.match(to, "ticket=(ST%-%w+)")
  if ticket then table.insert(tickets, ticket) end
end
`;
}
