import type { Day, FeedKind } from '../feed.ts';

/** What a record's meaning depends on besides itself. */
export interface FeedFrame {
  day: Day;
  degree: '1D' | '2D';
  kind: FeedKind;
  /** versionAF before VE1803: level 2 is the second legal representative. */
  secondParentIsLevel2: boolean;
}

/** The frame of a file, from its delivery and its `versionAF` comment (`AAF-VE2407`). */
export function frameOf(
  delivery: Omit<FeedFrame, 'secondParentIsLevel2'>,
  versionAF: string | undefined,
): FeedFrame {
  const version = /VE(\d{4})/.exec(versionAF ?? '')?.[1];
  return { ...delivery, secondParentIsLevel2: version !== undefined && Number(version) < 1803 };
}
