export { type FeedReport, type FeedRequest, makeFeed } from './make-feed.ts';
export {
  type DemoPerson,
  demoPassword,
  demoPeople,
  hugoMartin,
  thomasMartin,
} from './people.ts';
export { type Brand, brandOf, planSchools, type SchoolPlan, schoolLimits } from './schools.ts';
