import type { Database } from '#kernel/db';
import {
  academyNames,
  aroundPeople,
  type OutwardGroup,
  outwardGroups,
  outwardMembers,
  outwardPeople,
  outwardStructures,
  unlistedPeople,
} from '#modules/directory';
import { loginsOf } from '#modules/identity';
import { uidOf } from '../sdet/dn.ts';
import type { Entry, OwnedEntry } from '../sdet/entry.ts';
import { groupEntry } from '../sdet/group-entry.ts';
import { type Names, namesOf } from '../sdet/names.ts';
import { personEntry } from '../sdet/person-entry.ts';
import { structureEntry } from '../sdet/structure-entry.ts';
import type { Branch } from '../tables.ts';

type Ctx = { db: Database };

/** Does the work on the directory of one moment, whatever is written meanwhile. */
export const inOneMoment = <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((db) => work({ db }));

/** Everything that is told under this base, some hundreds at a time: structures, then people, then groups. */
export async function* allEntries(ctx: Ctx, base: string): AsyncGenerator<OwnedEntry[]> {
  const { names, structures, groups } = await everyName(ctx, base);
  for (const some of chunksOf(structures, 500))
    yield some.map((structure) => owned('structures', structureEntry(structure, names)));
  yield* peopleEntries(ctx, names);
  for (const some of chunksOf(groups, 200)) yield await groupsWithMembers(ctx, some, names);
}

/** What is told of some people, of their families, and of the groups where they are or were. */
export async function entriesAround(ctx: Ctx, base: string, people: readonly string[]) {
  const { names, groups } = await everyName(ctx, base);
  const around = await aroundPeople(ctx, people);
  const theirs = groups.filter(({ id }) => around.groups.has(id));
  const entries = async function* (): AsyncGenerator<OwnedEntry[]> {
    yield* peopleEntries(ctx, names, around.people);
    for (const some of chunksOf(theirs, 200)) yield await groupsWithMembers(ctx, some, names);
  };
  const groupDns = theirs.map(({ id }) => names.group(id)).filter((dn) => dn !== undefined);
  return { entries, people: around.people, groupDns };
}

async function everyName(ctx: Ctx, base: string) {
  const [structures, groups] = [await outwardStructures(ctx), await outwardGroups(ctx)];
  const [academies, unlisted] = [await academyNames(ctx), await unlistedPeople(ctx)];
  return { structures, groups, names: namesOf({ base, structures, groups, academies, unlisted }) };
}

async function* peopleEntries(
  ctx: Ctx,
  names: Names,
  only?: readonly string[],
): AsyncGenerator<OwnedEntry[]> {
  for await (const people of outwardPeople(ctx, only)) {
    const logins = await loginsOf(
      ctx,
      people.map(({ id }) => id),
    );
    yield people.map((person) => {
      const login = logins.get(person.id) ?? uidOf(person.id);
      return owned(names.branchOf(person.id), personEntry(person, login, names), person.id);
    });
  }
}

async function groupsWithMembers(ctx: Ctx, groups: readonly OutwardGroup[], names: Names) {
  const members = await outwardMembers(
    ctx,
    groups.map(({ id }) => id),
  );
  return groups
    .map((group) => groupEntry(group, members.get(group.id) ?? [], names))
    .filter((entry) => entry !== undefined)
    .map((entry) => owned('groups', entry));
}

const owned = (branch: Branch, entry: Entry, personId: string | null = null): OwnedEntry => ({
  ...entry,
  branch,
  personId,
});

function* chunksOf<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
