import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { type Database, together } from '#kernel/db';
import { openLog } from '#kernel/log';
import { testDatabase } from '#kernel/testing';

import { verifyChain } from './queries/verify-chain.ts';
import { sealAll } from './testing.ts';

const SEALS = 6;
const EACH = 12;

const { db, run } = await testDatabase();
const ctx = { db, log: openLog('silent') };
for (let batch = 0; batch < SEALS; batch += 1) {
  for (let i = 0; i < EACH; i += 1) {
    const asked = { id: `AAAA-BBBB-${i}`, ip: `192.0.2.${i}` };
    await note({ ...ctx, asked }, { verb: i % 2 ? 'test.one' : 'test.two' });
    // Numbers that nobody took: what is slipped in there must be seen too.
    if (i % 5 === 0) await run(`select nextval('kernel.act_id')`);
  }
  await sealAll(ctx);
}
// A month before, so that one batch holds two months.
await run(
  `insert into kernel.act (at, verb, outcome) values (now() - interval '40 days', 'test.before', 'done')`,
);
await note(ctx, { verb: 'test.after' });
await sealAll(ctx);
const numbers = (await run<{ id: number }>('select id from kernel.act order by id')).map(
  ({ id }) => id,
);
const seals = (await run<{ number: number }>('select number from audit.seal order by number')).map(
  ({ number }) => number,
);

class PutBack extends Error {}

/** What the doctor says after these statements, which are then put back. */
async function faultsAfter(statement: string): Promise<string[]> {
  let faults: string[] = [];
  await together(ctx, async (ctx) => {
    const { numAffectedRows } = await sql.raw(statement).execute(ctx.db as Database);
    assert.ok(
      numAffectedRows === undefined || numAffectedRows > 0n,
      `nothing was touched: ${statement}`,
    );
    faults = (await verifyChain(ctx)).faults;
    throw new PutBack();
  }).catch((error: unknown) => {
    if (!(error instanceof PutBack)) throw error;
  });
  return faults;
}

const act = fc.constantFrom(...numbers);
const seal = fc.constantFrom(...seals);
const column = fc.constantFrom(
  `who = gen_random_uuid()`,
  `client = coalesce(client, '') || 'x'`,
  `hat_scope = gen_random_uuid()`,
  `hat_profile = coalesce(hat_profile, '') || 'X'`,
  `verb = verb || 'x'`,
  `object_kind = 'person', object_id = gen_random_uuid()`,
  `object_id = gen_random_uuid()`,
  `scope = gen_random_uuid()`,
  `outcome = 'refused', code = 'test.code'`,
  `reference = coalesce(reference, '') || 'x'`,
  `network = '198.51.100.0/24'`,
  `session = sha256('x')`,
  `at = at + interval '1 microsecond'`,
  `at = at - interval '1 month'`,
  `at = at - interval '5 years'`,
  `id = id + 100000`,
);
const copied = `who, client, hat_scope, hat_profile, verb, object_kind, object_id, scope, outcome, code, reference, network, session`;
const slipped = (id: string) => `insert into kernel.act (id, at, ${copied}) select ${id}`;
const field = fc.constantFrom(
  `month = (month - interval '1 month')::date`,
  `after_id = after_id - 1`,
  `up_to_id = up_to_id + 1`,
  `count = count + 1`,
  `rows = sha256('x')`,
  `previous = sha256('x')`,
  `digest = sha256('x')`,
  `sealed_at = sealed_at + interval '1 second'`,
  `number = number + 1000`,
);

const tampering = {
  'an act changed': fc
    .tuple(act, column)
    .map(([id, set]) => `update kernel.act set ${set} where id = ${id}`),
  'an act removed': act.map((id) => `delete from kernel.act where id = ${id}`),
  'several acts removed': fc
    .tuple(act, act)
    .map(
      ([a, b]) => `delete from kernel.act where id between ${Math.min(a, b)} and ${Math.max(a, b)}`,
    ),
  'an act doubled under its own number': act.map(
    (id) =>
      `${slipped('id')}, at + interval '1 microsecond', ${copied} from kernel.act where id = ${id}`,
  ),
  'an act slipped in under a number nobody took': fc
    .constantFrom(
      ...Array.from({ length: Math.max(...numbers) }, (_, i) => i + 1).filter(
        (id) => !numbers.includes(id),
      ),
    )
    .map((id) => `${slipped(String(id))}, at, ${copied} from kernel.act limit 1`),
  'an act slipped into a month without seals': act.map(
    (id) => `${slipped('id')}, at - interval '3 years', ${copied} from kernel.act where id = ${id}`,
  ),
  'a seal removed': seal.map((number) => `delete from audit.seal where number = ${number}`),
  'the last seals removed': seal.map(
    (number) => `delete from audit.seal where number >= ${number}`,
  ),
  'a seal changed': fc
    .tuple(seal, field)
    .map(([number, set]) => `update audit.seal set ${set} where number = ${number}`),
  'the end moved': fc
    .constantFrom(
      'sealed_up_to = sealed_up_to - 1',
      'last_number = last_number - 1',
      `last_digest = sha256('x')`,
    )
    .map((set) => `update audit.sealing set ${set}`),
  'the end removed': fc.constant('delete from audit.sealing'),
  'a month said to be dropped': fc.constant(
    `insert into audit.dropped_month (month, acts) select distinct month, 1 from audit.seal limit 1`,
  ),
  'a month dropped before its time': fc.constant(
    `with gone as (delete from kernel.act where at > now() - interval '1 hour')
     insert into audit.dropped_month (month, acts) select max(month), 1 from audit.seal`,
  ),
} satisfies Record<string, fc.Arbitrary<string>>;

test('nobody touched anything: nothing is found', async () => {
  const { faults, seals: held, acts } = await verifyChain(ctx);
  assert.deepEqual(faults, []);
  assert.equal(held, seals.length);
  assert.equal(acts, numbers.length);
});

for (const [what, statements] of Object.entries(tampering))
  test(`${what}: the chain says where it breaks`, async () => {
    await fc.assert(
      fc.asyncProperty(statements, async (statement) => {
        const faults = await faultsAfter(statement);
        assert.notDeepEqual(faults, [], statement);
      }),
      { numRuns: 25 },
    );
  });

test('the fault names the seal and the acts that it holds', async () => {
  const id = numbers[EACH + 2];
  const [row] = await run<{ number: number }>(
    `select number from audit.seal where after_id < $1 and up_to_id >= $1`,
    [id],
  );
  const [fault = ''] = await faultsAfter(`delete from kernel.act where id = ${id}`);
  assert.match(
    fault,
    new RegExp(`^sceau ${row?.number} \\(\\d{4}-\\d\\d, actes \\d+ à \\d+\\) : 1 `),
  );
});

test('an act that still waits for its seal may be changed without being seen: that is what the ten minutes cost', async () => {
  await note(ctx, { verb: 'test.waiting' });
  assert.deepEqual(
    await faultsAfter(`update kernel.act set verb = 'test.changed' where verb = 'test.waiting'`),
    [],
  );
});
