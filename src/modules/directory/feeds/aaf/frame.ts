import type { Day } from '../feed.ts';

/** What a record's meaning depends on besides itself. */
export interface FeedFrame {
  day: Day;
  /** versionAF before VE1803: level 2 is the second legal representative. */
  secondParentIsLevel2: boolean;
}

/** The frame of a file, from its day and its `versionAF` comment (`AAF-VE2407`). */
export function frameOf(day: Day, versionAF: string | undefined): FeedFrame {
  const version = /VE(\d{4})/.exec(versionAF ?? '')?.[1];
  return { day, secondParentIsLevel2: version !== undefined && Number(version) < 1803 };
}
