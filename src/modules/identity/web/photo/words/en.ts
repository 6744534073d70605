import type { fr } from './fr.ts';

/** One's photo, in English. */
export const en: typeof fr = {
  name: 'My photo',
  note: 'Optional',
  yours: 'Your photo',
  seenBy:
    'It is only shown to those who need to know you: the staff of your school, and your parents if you are a pupil. Other pupils and other families do not see it.',
  cleaned: 'When and where it was taken is not kept.',
  choose: 'Choose a photo',
  change: 'Change the photo',
  remove: 'Take my photo away',
  sending: 'The photo is on its way…',
  put: 'Your photo is in place.',
  removed: 'Your photo is gone.',
  cut: 'The photo did not leave. Check your connection, then try again.',
  needsScript: 'Putting a photo needs JavaScript, which is off in this browser.',
};
