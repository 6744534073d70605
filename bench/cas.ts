import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '#kernel/db';
import { openService, readPrefix, readServices } from '#modules/sso';
import { argonAlone } from './argon-alone.ts';
import { reference } from './reference.ts';
import { openRegion } from './region.ts';
import { needWrk, serveRegion } from './serve.ts';
import { cookiesOf } from './sign-in-as.ts';
import { median, wrk } from './wrk.ts';

/**
 * Coming back to an application: cookie, service ticket, validated with attributes; 64 at once, 5,000 different people,
 * median of three. A flow is two requests: wrk asks for a ticket, and validates those that have come before it asks for
 * more. Then the same from the password on, 16 at once: session, ticket, validated, beside what argon2id alone verifies.
 * Beside H and P of the same minute.
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
const { H, P } = await reference(region.url, 3);
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
    `median ${Math.round(median(flows))} flows/s, ${(median(flows) / H).toFixed(4)} H (H ${Math.round(H)}, P ${Math.round(P)})`,
  );
  await counted();
  await fromThePassword(served.origin);
  await counted();
} finally {
  await served.stop();
  rmSync(script);
  await region.close();
}

/** Sign-in to validated ticket, three times beside argon2 alone. */
async function fromThePassword(origin: string): Promise<void> {
  writeFileSync(script, signInLua(await logins()));
  const shares: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const alone = await argonAlone(5, 16);
    const load = await wrk(origin, { script, seconds: 8, connections: 16 });
    const flows = load.perSecond / 3;
    shares.push(flows / alone);
    console.log(
      `${flows.toFixed(1)} sign-ins to a validated ticket/s, argon2 alone ${alone.toFixed(1)}/s, p99 of a request ${load.p99} ms, ${load.errors} errors`,
    );
  }
  console.log(`median ${Math.round(median(shares) * 100)} % of argon2 alone`);
}

async function logins(): Promise<string[]> {
  const { db, pool } = connect(region.url, 1);
  const { rows } = await pool.query<{ login: string }>(
    'select login from identity.account order by md5(login) limit 5000',
  );
  await db.destroy();
  return rows.map(({ login }) => login);
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

/** What has come is taken further before anybody else signs in: tickets first, then cookies. */
function signInLua(all: readonly string[]): string {
  return `local logins = {${all.map((login) => `"${login}"`).join(',')}}
local cookies, tickets, n = {}, {}, 0
local host = "localhost:${region.config.port}"
request = function()
  n = n + 1
  local from = "10." .. (n % 250) .. "." .. (math.floor(n / 250) % 250) .. ".1"
  local ticket = table.remove(tickets)
  if ticket then
    return wrk.format("GET", "/cas/p3/serviceValidate?service=${encodeURIComponent(SERVICE)}&ticket=" .. ticket, { ["Host"] = host, ["X-Forwarded-For"] = from })
  end
  local cookie = table.remove(cookies)
  if cookie then
    return wrk.format("GET", "/cas/login?service=${encodeURIComponent(SERVICE)}", { ["Cookie"] = cookie, ["Host"] = host, ["Accept"] = "text/html", ["X-Forwarded-For"] = from })
  end
  local body = '{"login":"' .. logins[n % #logins + 1] .. '","password":"preau-demo-2026"}'
  return wrk.format("POST", "/api/identity/session", { ["Content-Type"] = "application/json", ["Host"] = host, ["X-Forwarded-For"] = from }, body)
end
response = function(status, headers)
  local set = headers["set-cookie"]
  local cookie = set and string.match(set, "^[^;]+")
  if cookie then table.insert(cookies, cookie) end
  local to = headers["location"]
  local ticket = to and string.match(to, "ticket=(ST%-%w+)")
  if ticket then table.insert(tickets, ticket) end
end
`;
}
