import type { z } from 'zod';
import type {
  AccountVerb,
  actOnAccounts,
  Chosen,
  listAccounts,
  planAccountAct,
  readAccountsDesk,
} from '#contracts/identity';

/** A structure whose accounts one looks after. */
export type Place = z.output<typeof readAccountsDesk.reply>['places'][number];

/** Which accounts one looks at. */
export type Looked = z.input<typeof listAccounts.input>;

/** What was planned: for whom, and what the server said of it. */
export interface Planned {
  verb: AccountVerb;
  who: z.input<typeof Chosen>;
  plan: z.output<typeof planAccountAct.reply>;
}

/** What was done, with the codes that it gave. */
export type Done = z.output<typeof actOnAccounts.reply> & { verb: AccountVerb };
