import { join } from 'node:path';
import type { TakenFeed } from '../report.ts';
import { takeAaf } from '../take-feed.ts';
import type { Deposit, PickUp } from './rows.ts';

/** Takes the files of a deposit, which lie in `folder`, as its source says they are to be read. */
export function takeDeposit(
  url: string,
  folder: string,
  { pickUp, deposit, dryRun }: { pickUp: PickUp; deposit: Deposit; dryRun: boolean },
): Promise<TakenFeed> {
  const { name, files, allowed } = deposit;
  const path = files.includes(name) ? join(folder, name) : folder;
  return takeAaf({ url, path, academy: pickUp.academy, dryRun, allowRemovals: allowed });
}
