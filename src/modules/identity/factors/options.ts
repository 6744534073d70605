import type { IdentityOptions } from '../options.ts';

/** What second factors are given from outside. */
export type FactorOptions = Pick<IdentityOptions, 'seal'> & {
  config: Pick<IdentityOptions['config'], 'origin' | 'demo'>;
};
