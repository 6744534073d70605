export { eraseDeparted } from './commands/erase-departed.ts';
export { erasePerson } from './commands/forget-person.ts';
export { mergePeople } from './commands/merge-people.ts';
export { unmergePeople } from './commands/unmerge-people.ts';
export { keepersAmong } from './keepers.ts';
export { privacyHouse } from './module.ts';
export { findPerson } from './queries/find-person.ts';
