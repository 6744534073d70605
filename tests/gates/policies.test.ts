import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const modules = resolve(import.meta.dirname, '../../src/modules');

/** Laws that judge nothing of a structure, and why. One whose thing comes to have a place leaves this list. */
const ofThePlatform: Readonly<Record<string, string>> = {
  canDecideOnWork: 'work that failed belongs to the machine, not to a school',
  canSeePost: 'mail leaves by one door for all schools',
  canKeepServices: 'linked applications are of the whole platform',
  canSeeServices: 'linked applications are of the whole platform',
  canStepUp: 'it judges the session of the one who asks',
  canFindStructures: 'the list of schools, with their towns, is public in every academy',
  canDecideOnPeople:
    'a person may be in several schools: erasing or joining them is for the platform',
};

/** The laws that take less than who asks and what, or where, they ask about. */
const withoutScope = (exported: Record<string, unknown>): string[] =>
  Object.entries(exported).flatMap(([name, law]) =>
    /^can[A-Z]/.test(name) && typeof law === 'function' && law.length < 2 ? [name] : [],
  );

const policies = await Promise.all(
  globSync('**/policy.ts', { cwd: modules }).map(async (path) => ({
    path,
    exported: (await import(join(modules, path))) as Record<string, unknown>,
  })),
);

test('every law takes the scope of the thing that it judges, or says why there is none', () => {
  const laws = policies.flatMap(({ exported }) =>
    Object.keys(exported).filter((name) => /^can[A-Z]/.test(name)),
  );
  console.log(`looked at ${laws.length} laws in ${policies.length} policies`);
  assert.ok(laws.length >= 8 && policies.length >= 4);
  const without = policies.flatMap(({ exported }) => withoutScope(exported));
  assert.deepEqual(without.sort(), Object.keys(ofThePlatform).sort());
});

test('a law that is planted without a scope is found', () => {
  const planted = {
    canEverything: (_actor: object) => true,
    canHere: (_a: object, _b: object) => true,
  };
  assert.deepEqual(withoutScope(planted), ['canEverything']);
});
