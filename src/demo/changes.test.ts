import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { makeAndRead, type ReadFeed, type ReadRecord, valueIn, valuesIn } from './feed-reader.ts';
import { demoJointures } from './people.ts';
import type { FeedType } from './write-feed.ts';

let now: ReadFeed;
const of = (type: FeedType) => now[type];
const people = ['Eleve', 'PersRelEleve', 'PersEducNat'] as const;

before(async () => {
  now = await makeAndRead();
});

const text = (record: ReadRecord) => JSON.stringify(record.values);

describe('a later feed', () => {
  test('changes about one person in a hundred, adds some and loses some', async () => {
    const later = await makeAndRead({ change: 0.01, date: '20261128' });
    for (const type of people) {
      const old = new Map(of(type).map((one) => [one.id, text(one)]));
      const fresh = new Map(later[type].map((one) => [one.id, text(one)]));
      const left = [...old.keys()].filter((id) => !fresh.has(id));
      const came = [...fresh.keys()].filter((id) => !old.has(id));
      const changed = [...fresh].filter(([id, now]) => old.has(id) && old.get(id) !== now);
      const touched = (left.length + came.length + changed.length) / old.size;
      // Three schools have too few agents for one in a hundred to be sure to be anyone.
      assert.ok(
        touched < 0.035 && (touched > 0.004 || type === 'PersEducNat'),
        `${type} ${touched}`,
      );
      if (type === 'Eleve') assert.ok(left.length > 0 && came.length > 0 && changed.length > 0);
    }
  });

  test('leaves the demo people alone, even when all the others change', async () => {
    const later = await makeAndRead({ change: 1, date: '20261128' });
    for (const type of people) {
      const demoOf = (feed: ReadFeed) =>
        feed[type].filter(({ id }) => demoJointures.has(id)).map(text);
      assert.deepEqual(demoOf(later), demoOf(now));
      assert.ok(demoOf(now).length > 0);
    }
  });

  test('is as coherent as the first: every child a responsable lists is there', async () => {
    const later = await makeAndRead({ change: 0.2, date: '20261128' });
    const pupils = new Set(later.Eleve.map(({ id }) => id));
    assert.equal(pupils.size, later.Eleve.length);
    const agents = new Set(later.PersEducNat.map(({ id }) => id));
    assert.ok(of('PersEducNat').some(({ id }) => !agents.has(id)));
    assert.equal(agents.size, of('PersEducNat').length);
    const orphans = later.PersRelEleve.flatMap((one) =>
      valuesIn(one, 'ENTAuxPersRelEleveEleve').filter((id) => !pupils.has(id)),
    );
    assert.ok(orphans.length <= 3, orphans.join());
  });
});

test('faulty records come only when asked for', async () => {
  const faulty = await makeAndRead({ structures: 2, faults: true });
  assert.ok(faulty.Eleve.some((one) => valueIn(one, 'ENTPersonDateNaissance') === '31/02/2014'));
  assert.ok(!of('Eleve').some((one) => valueIn(one, 'ENTPersonDateNaissance').startsWith('31/02')));
});
