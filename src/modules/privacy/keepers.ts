import type { KeepsPeople, Module } from '#kernel/module';
import type { Catalogue } from '#kernel/words';
import type { Context, Visit } from '#modules/directory';

/** A house that keeps rows about people, as privacy asks it. */
export interface Keeper extends Omit<KeepsPeople, 'keepsPeople'> {
  name: string;
  label: Catalogue<string>;
}

/** The houses that keep people, each after those it leans on. */
export const keepersAmong = (houses: readonly Module<Visit, Context>[]): Keeper[] =>
  houses.flatMap((house) => (house.keepsPeople === false ? [] : [house]));
