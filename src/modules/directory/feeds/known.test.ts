import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Known } from './known.ts';

test('a hash is met when it was known, and what nobody met is told', () => {
  const hash = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(fc.uniqueArray(hash), fc.uniqueArray(hash), (known, strangers) => {
      const met = known.filter((_, at) => at % 2 === 0);
      const table = new Known(BigInt64Array.from(known).sort());
      for (const one of met) assert.equal(table.meet(one), true);
      for (const one of strangers) {
        if (!known.includes(one)) assert.equal(table.meet(one), false);
      }
      const rest = known.filter((one) => !met.includes(one)).map(String);
      assert.deepEqual(table.unmet().map(String).sort(), rest.sort());
    }),
  );
});
