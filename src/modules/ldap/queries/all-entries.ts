import type { Database } from '#kernel/db';
import {
  academyNames,
  type OutwardGroup,
  outwardGroups,
  outwardMembers,
  outwardPeople,
  outwardStructures,
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
  const [structures, groups] = [await outwardStructures(ctx), await outwardGroups(ctx)];
  const names = namesOf({ base, structures, groups, academies: await academyNames(ctx) });
  for (const some of chunksOf(structures, 500))
    yield some.map((structure) => owned('structures', structureEntry(structure, names)));
  for await (const people of outwardPeople(ctx)) {
    const logins = await loginsOf(
      ctx,
      people.map(({ id }) => id),
    );
    yield people.map((person) => {
      const login = logins.get(person.id) ?? uidOf(person.id);
      return owned('people', personEntry(person, login, names), person.id);
    });
  }
  for (const some of chunksOf(groups, 200)) yield await groupsWithMembers(ctx, some, names);
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
