export { type FeedReport, type FeedRequest, makeFeed } from './make-feed.ts';
export { type DemoPerson, demoPassword, demoPeople } from './people.ts';
export { type Brand, brandOf, planSchools, type SchoolPlan, schoolLimits } from './schools.ts';
