export { type FeedReport, type FeedRequest, makeFeed } from './make-feed.ts';
export { schoolLimits } from './schools.ts';
