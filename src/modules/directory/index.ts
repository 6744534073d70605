export type { Actor, Context, Hat, Power, Visit } from './actor.ts';
export { visibilityChanged } from './card/contract.ts';
export { countFigures } from './commands/count-figures.ts';
export { holdFeeds } from './commands/hold-feeds.ts';
export { type MovedRows, moveRows, putBackRows } from './commands/move-rows.ts';
export { grantPower, openLocalPerson } from './commands/open-local-person.ts';
export { proposedTutorMapping, type TakenTutors, takeTutors } from './companies/take-tutors.ts';
export { custodyChanged } from './custody/contract.ts';
export { partDuplicate } from './duplicates/commands/part-duplicate.ts';
export { judgesSome } from './duplicates/policy.ts';
export { duplicatesToJudge, duplicateToJudge } from './duplicates/queries/duplicates.ts';
export { peopleToPart } from './duplicates/queries/parted.ts';
export { csvFilesAt } from './feeds/csv/csv-file.ts';
export { mappingFrom } from './feeds/csv/mapping.ts';
export { nearSentence } from './feeds/csv/near.ts';
export { proposedMapping, takeCsv } from './feeds/csv/take-csv.ts';
export { FeedRefused } from './feeds/feed.ts';
export { type FeedOfHistory, feedHistory } from './feeds/history.ts';
export { planLines } from './feeds/keep-plan.ts';
export { takeOnde } from './feeds/onde/take-onde.ts';
export type { Plan, PlanLine, UndoneFeed } from './feeds/plan.ts';
export type { TakenFeed } from './feeds/report.ts';
export { aafReader, takeAaf, takeFeed } from './feeds/take-feed.ts';
export { undoFeed } from './feeds/undo-feed.ts';
export { regroup } from './groups/regroup/regroup.ts';
export { callBack, sendAway } from './life/commands/departures.ts';
export { moveStayEnd, openStay } from './life/commands/stays.ts';
export { isEndAllowed, isStayAllowed } from './life/policy.ts';
export { findStay, type Stay, staysIn } from './life/queries/stays.ts';
export { isStillToErase, peopleToErase } from './life/queries/to-erase.ts';
export { eraseAfter } from './life/settings.ts';
export { academyNames } from './outward/academies.ts';
export { aroundPeople, custodyTurnedSince, unlistedPeople } from './outward/around.ts';
export { type OutwardGroup, outwardGroups, outwardMembers } from './outward/groups.ts';
export { type OutwardPerson, type OutwardTie, outwardPeople } from './outward/people.ts';
export { type OutwardStructure, outwardStructures } from './outward/structures.ts';
export { type ToldFacts, toldFacts } from './outward/told-facts.ts';
export { calendarOf, dayIn, isSchoolDay, nextHoliday, schoolYearOf } from './place/calendar.ts';
export { endedYears } from './place/ended-years.ts';
export { kindOf } from './place/kind-of.ts';
export { listCalendars } from './place/list-calendars.ts';
export { CalendarRefused, loadCalendar } from './place/load-calendar.ts';
export { canDelegate, canResetAccounts, holdsIn, structuresWith } from './policy.ts';
export { delegationPlaces } from './queries/delegations.ts';
export { findByJointure } from './queries/find-by-jointure.ts';
export {
  areFamily,
  isLastAdministrator,
  knownPerson,
  minorsInChargeOf,
} from './queries/known-person.ts';
export { mailAddressesOf } from './queries/mail-addresses.ts';
