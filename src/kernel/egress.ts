export { type FetchOut, openEgress } from './egress/fetch-out.ts';
export { Unreached } from './egress/unreached.ts';
