/** What is the matter with a password; never what is in it. */
export type Weakness =
  | 'short'
  | 'known'
  | 'personal'
  | 'keyboard'
  | 'repeated'
  | 'dated'
  | 'guessable';
