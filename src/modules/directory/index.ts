export type { Actor, Context, Hat, Power, Visit } from './actor.ts';
export { countFigures } from './commands/count-figures.ts';
export { holdFeeds } from './commands/hold-feeds.ts';
export { type MovedRows, moveRows, putBackRows } from './commands/move-rows.ts';
export { grantPower, openLocalPerson } from './commands/open-local-person.ts';
export { csvFilesAt } from './feeds/csv/csv-file.ts';
export { mappingFrom } from './feeds/csv/mapping.ts';
export { proposedMapping, type TakenTables, takeCsv } from './feeds/csv/take-csv.ts';
export { FeedRefused } from './feeds/feed.ts';
export { type FeedOfHistory, feedHistory } from './feeds/history.ts';
export { takeOnde } from './feeds/onde/take-onde.ts';
export type { TakenFeed } from './feeds/report.ts';
export { type FeedRequest, takeAaf, takeFeed } from './feeds/take-feed.ts';
export { calendarOf, dayIn, isSchoolDay, nextHoliday, schoolYearOf } from './place/calendar.ts';
export { listCalendars } from './place/list-calendars.ts';
export { CalendarRefused, loadCalendar } from './place/load-calendar.ts';
export { findByJointure } from './queries/find-by-jointure.ts';
export {
  areFamily,
  isLastAdministrator,
  knownPerson,
  minorsInChargeOf,
} from './queries/known-person.ts';
export { canResetAccounts, holdsIn, type Scope, structuresWith } from './policy.ts';
export { mailAddressesOf } from './queries/mail-addresses.ts';
