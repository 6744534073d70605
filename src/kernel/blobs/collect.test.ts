import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { streamOf } from '../../../tests/support/files.ts';
import { together } from '../db.ts';
import { openLog } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { testDatabase } from '../testing.ts';
import { attach, drop } from './attach.ts';
import { collect } from './collect.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { type Received, receive } from './receive.ts';
import type { Shelf } from './shelf.ts';

const database = await testDatabase();
const { run } = database;
const ctx = { db: database.db, log: openLog('silent') };
const folder = mkdtempSync(join(tmpdir(), 'preau-collect-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const disk = openDiskShelf(folder);
const incoming = join(folder, 'incoming');

const owner = { house: 'essai', kind: 'copie' };
const upload = (content: number) => ({
  stream: streamOf(`contenu ${content}`),
  name: 'a.txt',
  kinds: ['text' as const],
  most: 1_000,
  payer: { id: randomUUID(), most: 1e9 },
});

const copies = () => globSync('*/*/*', { cwd: folder }).map((path) => path.replaceAll('\\', '/'));

/** Every attachment's bytes are there, and are its own. */
async function nothingLost(): Promise<number> {
  const rows = await run<{ sha256: string; place: string }>(
    `select encode(a.sha256, 'hex') as sha256, b.place from kernel.attachment a join kernel.blob b using (sha256)`,
  );
  for (const { place, sha256 } of rows) {
    assert.ok(place.includes(sha256));
    assert.match(readFileSync(join(folder, place), 'utf8'), /^contenu \d$/);
  }
  return rows.length;
}

/** After the quiet: what is on the shelf is what attachments hold. */
async function nothingLeft(): Promise<void> {
  await collect({ shelf: disk, incoming }, ctx, { grace: 0 });
  await collect({ shelf: disk, incoming }, ctx, { grace: 0 });
  await nothingLost();
  const held = await run<{ place: string }>(
    'select distinct b.place from kernel.attachment a join kernel.blob b using (sha256)',
  );
  assert.deepEqual(copies().sort(), held.map(({ place }) => place).sort());
  assert.deepEqual(await run('select * from kernel.blob_waste'), []);
  assert.deepEqual(globSync('*', { cwd: incoming }), []);
  const wrong = await run(
    `select from kernel.blob b where loose_since is null
       and not exists (select from kernel.attachment a where a.sha256 = b.sha256)`,
  );
  assert.deepEqual(wrong, [], 'no row is forgotten for ever');
}

async function startAnew(): Promise<void> {
  await run(
    'truncate kernel.attachment, kernel.blob, kernel.blob_waste, kernel.blob_quota cascade',
  );
  rmSync(folder, { recursive: true, force: true });
}

const tolerated = (fault: unknown) => {
  if (fault instanceof Refusal && fault.code === 'kernel.file-gone') return undefined;
  throw fault;
};

test('whoever sends, drops and collects at the same moment, with hardly any grace: no file that somebody has is lost, none that nobody has stays', async () => {
  /** A shelf as slow as the chance wants, so that everything meets everything. */
  const slow: Shelf = {
    ...disk,
    put: async (...order) => {
      await sleep(Math.random() * 6);
      await disk.put(...order);
      await sleep(Math.random() * 6);
    },
    remove: async (place) => {
      await sleep(Math.random() * 6);
      await disk.remove(place);
    },
  };
  await startAnew();
  const parts = { shelf: slow, scanner: undefined, incoming };
  let refusals = 0;
  const ids: string[] = [];
  const send = async (content: number) => {
    const received = await receive(parts, ctx, upload(content)).catch(tolerated);
    // Now and then longer than any grace of the collectors: that file must be refused, or still be whole.
    await sleep(Math.random() < 0.1 ? 80 : Math.random() * 6);
    const id = await together(ctx, async (tx) => {
      const made = received && (await attach(tx, received, owner).catch(tolerated));
      await sleep(Math.random() * 4);
      return made;
    });
    if (id === undefined) refusals += 1;
    else ids.push(id);
  };
  const dropOne = async () => {
    const [id] = ids.splice(Math.floor(Math.random() * ids.length), 1);
    if (id !== undefined) await drop(ctx, id);
  };
  let isOver = false;
  const collector = async () => {
    // What is half received is not old: only rows are judged without grace here.
    while (!isOver) {
      const grace = Math.random() * 0.06;
      await collect({ shelf: slow, incoming: `${incoming}-none` }, ctx, { grace });
      await sleep(Math.random() * 4);
    }
  };
  const collecting = Promise.all([collector(), collector()]);
  const worker = async (seed: number) => {
    for (let i = 0; i < 40; i += 1) {
      await send((seed + i) % 3);
      if (Math.random() < 0.3) await dropOne();
      if (i % 10 === 0) await nothingLostAmidst(ids);
    }
  };
  await Promise.all([worker(0), worker(1), worker(2)]);
  isOver = true;
  await collecting;
  assert.equal(await nothingLost(), ids.length);
  assert.ok(ids.length > 5 && refusals > 0, `${ids.length} still kept, ${refusals} refused`);
  await nothingLeft();
});

/** While everything moves: an attachment that exists before and after the look had its bytes. */
async function nothingLostAmidst(ids: readonly string[]): Promise<void> {
  for (const id of ids.slice(0, 5)) {
    const look = () =>
      run<{ place: string }>(
        'select b.place from kernel.attachment a join kernel.blob b using (sha256) where a.id = $1',
        [id],
      );
    const [before] = await look();
    if (before === undefined) continue;
    const isThere = copies().includes(before.place);
    const [after] = await look();
    if (after !== undefined) assert.ok(isThere, before.place);
  }
}

test('a row taken while its bytes are being put leaves no bytes behind', async () => {
  await startAnew();
  const late: Shelf = {
    ...disk,
    put: async (...order) => {
      await collect({ shelf: disk, incoming: `${incoming}-none` }, ctx, { grace: 0 });
      await disk.put(...order);
    },
  };
  const parts = { shelf: late, scanner: undefined, incoming };
  const said = await receive(parts, ctx, upload(1)).catch((fault: Refusal) => fault.code);
  assert.equal(said, 'kernel.file-gone');
  assert.deepEqual(copies(), []);
});

test('what was received and taken away is not mistaken for the same content on its way in again', async () => {
  await startAnew();
  const parts = { shelf: disk, scanner: undefined, incoming };
  const received = await receive(parts, ctx, upload(1));
  await collect(parts, ctx, { grace: 0 });
  await receive({ ...parts, shelf: { ...disk, put: stop } }, ctx, upload(1)).catch(() => undefined);
  await assert.rejects(attach(ctx, received, owner), /kernel\.file-gone/);
});

type Step =
  | { do: 'receive' | 'stop-before-put' | 'stop-after-put'; content: number }
  | { do: 'attach' | 'undo' | 'drop'; pick: number }
  | { do: 'pass'; hours: number }
  | { do: 'collect' | 'collect-and-stop' };

const verb = <Name extends string>(...names: Name[]) => fc.constantFrom(...names);

const stepOf = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: verb('receive'), content: fc.nat(2) }) },
  { weight: 5, arbitrary: fc.record({ do: verb('attach'), pick: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: verb('undo', 'drop'), pick: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: verb('stop-before-put', 'stop-after-put'), content: fc.nat(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: verb('pass'), hours: fc.constantFrom(1, 13, 25) }),
  },
  { weight: 2, arbitrary: fc.record({ do: verb('collect', 'collect-and-stop') }) },
);

test('in any order of sending, dropping, undoing, stopping and collecting, with time passing: nothing lost, nothing left', async () => {
  let looked = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(stepOf, { minLength: 5, maxLength: 30 }), async (steps) => {
      await startAnew();
      const state: State = { received: [], attached: [] };
      for (const step of steps) {
        await take(step, state);
        assert.equal(await nothingLost(), state.attached.length);
        looked += state.attached.length;
      }
      await nothingLeft();
    }),
    { numRuns: 40 },
  );
  assert.ok(looked > 100, `${looked} attachments looked at`);
});

interface State {
  /** Received, not attached yet, and how many hours ago. */
  received: { received: Received; hours: number }[];
  attached: string[];
}

function stop(): never {
  throw new Error('the program stops here');
}

async function take(step: Step, state: State): Promise<void> {
  const parts = { shelf: disk, scanner: undefined, incoming };
  const stopping = (shelf: Partial<Shelf>) => ({ ...parts, shelf: { ...disk, ...shelf } });
  switch (step.do) {
    case 'receive': {
      const received = await receive(parts, ctx, upload(step.content));
      state.received.push({ received, hours: 0 });
      return;
    }
    case 'stop-before-put':
      await receive(stopping({ put: stop }), ctx, upload(step.content)).catch(() => undefined);
      return;
    case 'stop-after-put': {
      const put: Shelf['put'] = (...order) => disk.put(...order).then(stop);
      await receive(stopping({ put }), ctx, upload(step.content)).catch(() => undefined);
      return;
    }
    case 'pass':
      await run(`update kernel.blob set loose_since = loose_since - make_interval(hours => $1)`, [
        step.hours,
      ]);
      for (const one of state.received) one.hours += step.hours;
      return;
    case 'collect':
      await collect(parts, ctx);
      return;
    case 'collect-and-stop':
      await collect(stopping({ remove: stop }), ctx).catch(() => undefined);
      return;
    case 'drop': {
      const [id] = state.attached.splice(step.pick % (state.attached.length || 1), 1);
      if (id !== undefined) await drop(ctx, id);
      return;
    }
    default:
      await attachOne(step, state);
  }
}

/** What was received less than a day ago is always attached; later it may be refused, never attached to nothing. */
async function attachOne({ do: verb, pick }: Step & { pick: number }, state: State): Promise<void> {
  const [one] = state.received.splice(pick % (state.received.length || 1), 1);
  if (one === undefined) return;
  const attaching = together(ctx, async (tx) => {
    const id = await attach(tx, one.received, owner);
    return verb === 'undo' ? stop() : id;
  });
  const made = await attaching.catch((fault: unknown) => {
    if (fault instanceof Refusal) {
      assert.equal(fault.code, 'kernel.file-gone');
      assert.ok(one.hours >= 24, 'refused within its day');
    } else assert.equal(verb, 'undo', String(fault));
    return undefined;
  });
  if (made !== undefined) state.attached.push(made);
}
