export type { Actor, Context, Hat, Power, Visit } from './actor.ts';
export { countFigures } from './commands/count-figures.ts';
export { grantPower, openLocalPerson } from './commands/open-local-person.ts';
export { findDivision } from './queries/divisions.ts';
export { findByJointure } from './queries/find-by-jointure.ts';
export { listFeeds, readDivision } from './routes.ts';
export type { DirectoryViews } from './tables.ts';
