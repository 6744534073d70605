import type { Config } from '#config';
import type { Module } from '#kernel/module';
import { brands } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { identityHouse } from '#modules/identity';
import { type PortalParts, portalHouse } from '#modules/portal';
import { directory } from './modules/directory/module.ts';

/** What the house is given from outside. */
export interface HouseParts {
  config: Config;
  pages: PortalParts['pages'];
}

/** Every module, each after those it leans on: with `schemas.ts`, the only file that knows them all. */
export function openHouse({ config, pages }: HouseParts): readonly Module<Visit, Context>[] {
  const below = [directory, brands, identityHouse({ config })];
  const widgets = below.flatMap((module) => module.widgets ?? []);
  return [...below, portalHouse({ widgets, pages })];
}
