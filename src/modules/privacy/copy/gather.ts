import type { CopiedFile, CopySection, Errand, Retention } from '#kernel/module';
import type { Catalogue } from '#kernel/words';
import { knownPerson } from '#modules/directory';
import type { Keeper } from '../keepers.ts';

/** One house's part of a person's copy. */
export interface HousePart {
  name: string;
  label: Catalogue<string>;
  retention: readonly Retention[];
  facts: unknown;
  readable: readonly CopySection[];
  files: readonly CopiedFile[];
}

/** All that every house keeps of a person, ready to be written; undefined when there is no such person. */
export interface WholeCopy {
  of: string;
  madeAt: Date;
  parts: readonly HousePart[];
}

/** Asks each house for its part, one after the other: a copy is no reason to take ten connections. */
export async function gatherCopy(
  ctx: Errand & { clock: { now: () => Date } },
  keepers: readonly Keeper[],
  personId: string,
): Promise<WholeCopy | undefined> {
  const person = await knownPerson(ctx, personId);
  if (person === undefined) return undefined;
  const parts: HousePart[] = [];
  for (const { name, label, retention, exportPerson } of keepers) {
    const { facts, readable, files = [] } = await exportPerson(ctx, personId);
    parts.push({ name, label, retention, facts, readable, files });
  }
  return { of: person.displayName, madeAt: ctx.clock.now(), parts };
}
