import type { Module, Setting } from '#kernel/module';
import type { Catalogue } from '#kernel/words';
import type { Context, Visit } from '#modules/directory';
import type { Field } from './contract.ts';
import { fieldOf } from './fields.ts';

/** A piece of work in words: whose, and what it does. */
export interface NamedWork {
  house: Catalogue<string>;
  label: Catalogue<string> | null;
}

/** A setting, whose it is, and how a form asks for it. */
export interface KnownSetting {
  house: Catalogue<string>;
  setting: Setting;
  field: Field;
}

/** What the console knows of the houses. */
export interface Known {
  /** The work behind a subscriber's name, `house:reaction`; of a house that left, its name only. */
  workOf: (name: string) => NamedWork;
  /** A house as screens call it; of one that left, its name. */
  houseNamed: (name: string) => Catalogue<string>;
  /** By name. */
  settings: ReadonlyMap<string, KnownSetting>;
}

type Houses = readonly Module<Visit, Context>[];

/** Gathers the names of all reactions and scheduled tasks, and all settings. Throws when two settings share a name. */
export function knownFrom(houses: Houses): Known {
  const work = new Map<string, NamedWork>();
  const settings = new Map<string, KnownSetting>();
  for (const { name, label: house, on = [], schedules = [], settings: theirs = [] } of houses) {
    for (const { name: piece, label } of [...on, ...schedules])
      work.set(`${name}:${piece}`, { house, label: label ?? null });
    for (const setting of theirs) {
      if (settings.has(setting.name)) throw new Error(`Two settings are called ${setting.name}.`);
      settings.set(setting.name, { house, setting, field: fieldOf(setting) });
    }
  }
  const houseOf = (name: string) =>
    houses.find((house) => name.startsWith(`${house.name}:`))?.label ?? ownName(name);
  return {
    workOf: (name) => work.get(name) ?? { house: houseOf(name), label: null },
    houseNamed: (name) => houses.find((house) => house.name === name)?.label ?? ownName(name),
    settings,
  };
}

/** The kernel is no house: its work is the platform's. */
const ownName = (name: string): Catalogue<string> =>
  name.startsWith('kernel:') ? { fr: 'Plateforme', en: 'Platform' } : { fr: name, en: name };
