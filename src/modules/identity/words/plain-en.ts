import type { PlainText } from './plain-text.ts';

/** The pages of plain text in English; the French ones are the reference. `{name}` is the brand. */
export const plainEn: PlainText = {
  aide: {
    title: 'Help',
    parts: [
      {
        heading: 'Signing in',
        texts: [
          'Use the login and password given by the school. After several mistakes you have to wait a few minutes: this protects your account.',
        ],
      },
      {
        heading: 'Something is wrong',
        texts: [
          'Names, classes and parents come from the lists of the school. If there is a mistake, tell the office: it will be corrected here with the next update.',
        ],
      },
      {
        heading: 'Reading more easily',
        texts: [
          'Once signed in, the page “Me” lets you enlarge the text, space the lines, strengthen contrasts and choose a light or dark background.',
        ],
      },
    ],
  },
  accessibilite: {
    title: 'Accessibility: not compliant',
    parts: [
      {
        texts: [
          '{name} has not yet been audited against the French accessibility standard (RGAA). Until that audit is done, the service has to call itself not compliant.',
        ],
      },
      {
        heading: 'What is done',
        texts: [
          'Each page is checked by an automatic tool (axe), tried with the keyboard alone, at 320 pixels wide and at 200 % zoom. Contrasts are computed for every colour. Signing in works without JavaScript.',
        ],
      },
      {
        heading: 'You cannot read or use a page',
        texts: [
          'Tell your school, which will give you the information in another way. If you get no answer, you may turn to the Défenseur des droits.',
        ],
      },
    ],
  },
  'donnees-personnelles': {
    title: 'Personal data',
    parts: [
      {
        heading: 'What is kept',
        texts: [
          'The name, school, class and groups of pupils; their parents; the staff and what they teach. It comes from the directory of the académie (AAF), which the school fills in.',
          'When you sign in, the time and the network address are noted, to protect your account.',
        ],
      },
      {
        heading: 'Who sees it',
        texts: [
          'A pupil sees their class and teachers. A parent sees their children. A teacher sees their pupils. Heads and the vie scolaire see their school. Nobody else.',
        ],
      },
      {
        heading: 'Cookies',
        texts: [
          'One cookie keeps your session open. Another keeps your reading settings, if you make any. None follows you, and no third party measures the audience.',
        ],
      },
      {
        heading: 'Your rights',
        texts: [
          'To read, correct or erase what concerns you, write to the head of the school, who is responsible for it with the local authority. You may also turn to the CNIL.',
        ],
      },
    ],
  },
  'mentions-legales': {
    title: 'Legal notice',
    parts: [
      {
        heading: 'Publisher',
        texts: [
          '{name} is offered by the authority of that name. The publisher, the publication director and the host are to be written here before it opens to the public.',
        ],
      },
      {
        heading: 'Software',
        texts: [
          'This site runs on Préau, free software under the European Union Public Licence (EUPL 1.2).',
          'Typeface: Atkinson Hyperlegible Next (SIL OFL 1.1). Icons: Lucide (ISC).',
        ],
      },
    ],
  },
};
