import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementsSent } from '#kernel/db';
import { demoPeople } from '../src/demo/people.ts';
import { openWorld } from './support/world.ts';

const MOST = 3;
const world = await openWorld();

for (const { login, description } of demoPeople)
  for (const url of ['/', '/api/portal/today'])
    test(`${url} costs ${login} (${description}) at most three statements`, async () => {
      const headers = {
        host: world.host,
        cookie: await world.cookieOf(login),
        accept: 'text/html',
      };
      await world.app.inject({ url, headers });
      const before = statementsSent();
      const answer = await world.app.inject({ url, headers });
      const count = statementsSent() - before;
      assert.equal(answer.statusCode, 200);
      assert.ok(count >= 1 && count <= MOST, `${count} statements`);
    });
