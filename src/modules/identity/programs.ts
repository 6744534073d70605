import { openClient } from './commands/open-client.ts';
import { revokeClient } from './commands/revoke-client.ts';
import { everyClient } from './queries/clients.ts';

/** Programs that ask for themselves: to let one in, to shut one out, to list them all. */
export const programs = { open: openClient, revoke: revokeClient, all: everyClient };
