export { farewell } from './cas/farewell.ts';
export { closeService, type NewService, openService } from './commands/open-service.ts';
export { ssoHouse } from './module.ts';
export type { SsoOptions } from './options.ts';
export { leadsTo } from './queries/lead-to.ts';
export { refusals } from './refusals.ts';
export { readPrefix } from './registry/address.ts';
export { readServices, type Service } from './registry/known-services.ts';
export { releases } from './registry/releases.ts';
