import type { FeedType } from './write-feed.ts';
import { addRequest, one } from './xml.ts';

/** Records that an importer must refuse one by one while it takes all the others; only written when asked. */
export const faultyRecords: readonly { type: FeedType; record: string; why: string }[] = [
  {
    type: 'Eleve',
    why: 'a day that does not exist',
    record: addRequest(
      'categoriePersonne',
      'Eleve',
      '1999001',
      one('ENTPersonJointure', '1999001') +
        one('sn', 'CASSEDATE') +
        one('givenName', 'Alba') +
        one('ENTPersonDateNaissance', '31/02/2014') +
        one('ENTPersonStructRattach', '9001') +
        one('ENTEleveClasses', '9001$5eB'),
    ),
  },
  {
    type: 'PersRelEleve',
    why: 'no name at all',
    record: addRequest(
      'categoriePersonne',
      'PersRelEleve',
      '1999002',
      one('ENTPersonJointure', '1999002') +
        one('sn', '') +
        one('givenName', '') +
        one('ENTAuxPersRelEleveEleve', '1000001'),
    ),
  },
];
