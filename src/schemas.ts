import { join } from 'node:path';
import { migrate, type Schema } from '#kernel/migrate';

/** The houses that keep tables, each after those it leans on. */
export const schemas: readonly Schema[] = [
  'directory',
  'brands',
  'identity',
  'audit',
  'notifications',
  'ldap',
  'sso',
  'privacy',
  'admin',
].map((module) => ({
  module,
  folder: join(import.meta.dirname, 'modules', module, 'schema'),
}));

/** Brings the database of `url` up to date for the whole house. */
export const migrateHouse = (url: string): Promise<void> => migrate(url, schemas);
