export { prepareFolder } from './postgres/data-folder.ts';
export { holderOf, type Lock, takeLock } from './postgres/lock-file.ts';
export { openEmbedded } from './postgres/open-embedded.ts';
export { openTestServer } from './postgres/open-test-server.ts';
export { placeIn } from './postgres/place.ts';
export { type Database, useDatabase } from './postgres/use-database.ts';
