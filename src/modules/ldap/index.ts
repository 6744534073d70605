export { exportLdif } from './commands/export-ldif.ts';
export type { SyncReport } from './commands/sync/tally.ts';
export { syncReplica } from './commands/sync-replica.ts';
export { ldapHouse } from './module.ts';
export { ReplicaFault } from './replica/faults.ts';
