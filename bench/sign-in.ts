import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '#kernel/db';
import { argonAlone } from './argon-alone.ts';
import { reference } from './reference.ts';
import { openRegion } from './region.ts';
import { needWrk, serveRegion } from './serve.ts';
import { median, wrk } from './wrk.ts';

/**
 * Signing in with a password, 16 at once, as different people, beside what argon2id alone verifies in the same minute
 * (19 MiB, t = 2, p = 1) and beside H.
 *
 *   node bench/sign-in.ts [structures]
 */
const structures = Number(process.argv[2] ?? 12);
const SECONDS = 8;
const AT_ONCE = 16;

needWrk();
const region = await openRegion(structures);
const { H } = await reference(region.url, 3);
const served = await serveRegion(region.config);
try {
  const script = join(region.config.data, 'sign-in.lua');
  writeFileSync(script, luaOf(await logins()));
  const pairs: { alone: number; signIns: number; p99: number; errors: number }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const alone = await argonAlone(SECONDS, AT_ONCE);
    const load = await wrk(`${served.origin}/api/identity/session`, {
      script,
      seconds: SECONDS,
      connections: AT_ONCE,
    });
    pairs.push({ alone, signIns: load.perSecond, p99: load.p99, errors: load.errors });
  }
  for (const { alone, signIns, p99, errors } of pairs)
    console.log(
      `${signIns.toFixed(1)} sign-ins/s, argon2 alone ${alone.toFixed(1)}/s (${Math.round((signIns / alone) * 100)} %), p99 ${p99} ms, ${errors} errors`,
    );
  const share = median(pairs.map(({ alone, signIns }) => signIns / alone));
  console.log(
    `median ${Math.round(share * 100)} % of argon2 alone, ${(median(pairs.map(({ signIns }) => signIns)) / H).toFixed(5)} H`,
  );
} finally {
  await served.stop();
  await region.close();
}

async function logins(): Promise<string[]> {
  const { db, pool } = connect(region.url);
  const { rows } = await pool.query<{ login: string }>(
    'select login from identity.account order by md5(login) limit 5000',
  );
  await db.destroy();
  return rows.map(({ login }) => login);
}

function luaOf(all: readonly string[]): string {
  return `local logins = {${all.map((login) => `"${login}"`).join(',')}}
local n = 0
request = function()
  n = n % #logins + 1
  local body = '{"login":"' .. logins[n] .. '","password":"preau-demo-2026"}'
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json", ["Host"] = "localhost:${region.config.port}" }, body)
end
`;
}
