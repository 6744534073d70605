import { type KeepsPeople, type Module, reaction, type WidgetOffer } from '#kernel/module';
import type { Context, Visit } from './actor.ts';
import { acts } from './acts.ts';
import { annuaireRefusals } from './annuaire/offers.ts';
import { cardRefusals } from './card/offers.ts';
import { countFigures } from './commands/count-figures.ts';
import { forgetPerson } from './commands/forget-person.ts';
import { mergePeople, unmergePeople } from './commands/merge-people.ts';
import { companyRefusals, companySchedules } from './companies/offers.ts';
import { myApprentices, myTutors } from './companies/queries/tutorings.ts';
import { feedApplied, type Profile } from './contract.ts';
import { eraseOldRestrictions } from './custody/commands/erase-old-restrictions.ts';
import { custodyRefusals } from './custody/offers.ts';
import { duplicateReaction, duplicateRefusals, duplicateSchedule } from './duplicates/offers.ts';
import { familyRefusals } from './families/offers.ts';
import { feedRetention, feedSchedule } from './feeds/offers.ts';
import { type FeedFolders, withPickUp } from './feeds/pick-up/offers.ts';
import { depositDays } from './feeds/pick-up/settings.ts';
import { pickUpRefusals } from './feeds/pick-up/words.ts';
import { uploadRefusals, uploadRetention, uploadSchedule } from './feeds/upload/offers.ts';
import { groupRefusals, groupSchedules } from './groups/offers.ts';
import { closeYear } from './life/commands/close-year.ts';
import { lifeNotices } from './life/notices.ts';
import { lifeSchedules } from './life/offers.ts';
import { lifeSettings } from './life/settings.ts';
import { notices } from './notices.ts';
import { pages, places } from './pages.ts';
import { myDivisions } from './queries/divisions.ts';
import { exportedPerson } from './queries/exported-person.ts';
import { myChildren, myClass } from './queries/schoolings.ts';
import { searchDivisions } from './queries/search-divisions.ts';
import { searchPeople } from './queries/search-people.ts';
import { myPerimeter, mySchool } from './queries/structures.ts';
import { routes } from './routes.ts';
import { learnNames } from './search/commands/learn-names.ts';
import { removalThreshold } from './settings.ts';

const wears =
  (...profiles: Profile[]) =>
  ({ actor }: Context) =>
    actor.hat !== null && profiles.includes(actor.hat.profile);

/** Somebody who was lent the eye of the direction on their school: it shows them where the classes are. */
const seesEveryClass = ({ actor }: Context) =>
  actor.powers.some(
    ({ verb, structureId }) => verb === 'open-divisions' && structureId === actor.hat?.structureId,
  );

const widgets: readonly WidgetOffer<Context>[] = [
  {
    name: 'directory.my-class',
    title: { fr: 'Ma classe', en: 'My class' },
    isFor: wears('ELV'),
    load: myClass,
  },
  {
    name: 'directory.my-tutors',
    title: { fr: 'Mon tuteur en entreprise', en: 'My tutor in a company' },
    isFor: wears('ELV'),
    load: myTutors,
  },
  {
    name: 'directory.my-apprentices',
    title: { fr: 'Mes apprentis et stagiaires', en: 'My apprentices and trainees' },
    isFor: wears('TUE'),
    load: myApprentices,
  },
  {
    name: 'directory.my-children',
    title: { fr: 'Mes enfants', en: 'My children' },
    isFor: wears('TUT'),
    load: myChildren,
  },
  {
    name: 'directory.my-divisions',
    title: { fr: 'Mes classes', en: 'My classes' },
    isFor: wears('ENS'),
    load: myDivisions,
  },
  {
    name: 'directory.my-school',
    title: { fr: 'Mon établissement', en: 'My school' },
    isFor: (ctx) => wears('DIR', 'EVS', 'ETA', 'DOC')(ctx) || seesEveryClass(ctx),
    load: mySchool,
  },
  {
    name: 'directory.my-perimeter',
    title: { fr: 'Administration', en: 'What I administer' },
    isFor: ({ actor }) => actor.powers.some(({ verb }) => verb === 'administer'),
    load: myPerimeter,
  },
];

/** Annuaire: what it brings to the house. */
export const directory: Module<Visit, Context> & KeepsPeople = {
  name: 'directory',
  label: { fr: 'Annuaire', en: 'Directory' },
  routes,
  widgets,
  searchables: [
    {
      name: 'directory.people',
      label: { fr: 'Personnes', en: 'People' },
      find: searchPeople,
    },
    {
      name: 'directory.divisions',
      label: { fr: 'Classes et groupes', en: 'Classes and groups' },
      find: searchDivisions,
    },
  ],
  pages,
  places,
  settings: [removalThreshold, depositDays, ...lifeSettings],
  on: [
    duplicateReaction,
    reaction(feedApplied, 'count-figures', (errand) => countFigures(errand), {
      label: { fr: 'Compter les effectifs', en: 'Count the people of each school' },
    }),
    reaction(feedApplied, 'learn-names', (errand) => learnNames(errand), {
      label: { fr: 'Apprendre les noms pour la recherche', en: 'Learn the names for the search' },
    }),
  ],
  notices: [...notices, ...lifeNotices],
  exportPerson: exportedPerson,
  forgetPerson,
  mergePeople,
  unmergePeople,
  closeYear,
  retention: [
    {
      what: {
        fr: 'identité, coordonnées, scolarité, fonctions, liens de famille, appartenance aux groupes',
        en: 'identity, contact details, schooling, functions, family ties, membership of groups',
      },
      keptFor: {
        fr: 'tant que la personne a une raison d’avoir un compte, puis trois mois au plus',
        en: 'as long as the person has a reason to have an account, then three months at most',
      },
      because: {
        fr: 'arrêté du 30 novembre 2006, article 6',
        en: 'French order (arrêté) of 30 November 2006, article 6',
      },
    },
    feedRetention,
    uploadRetention,
    {
      what: {
        fr: 'départ (depuis quand, pourquoi) ; séjour d’un invité ou d’un remplaçant : dates, raison, qui l’a demandé',
        en: 'leaving (since when, why); stay of a guest or a substitute: dates, reason, who asked for it',
      },
      keptFor: {
        fr: 'jusqu’à l’effacement de la personne, 90 jours au plus après la fin',
        en: 'until the person is erased, 90 days after the end at most',
      },
      because: {
        fr: 'arrêté du 30 novembre 2006, article 6 ; répondre de qui a laissé entrer quelqu’un',
        en: 'French order (arrêté) of 30 November 2006, article 6; to answer for who let somebody in',
      },
    },
    {
      what: {
        fr: 'ressemblance entre deux fiches : ce qui les rapproche, qui a dit que ce sont deux personnes',
        en: 'likeness of two records: what they have in common, who said that they are two people',
      },
      keptFor: {
        fr: 'tant que les deux fiches existent et se ressemblent',
        en: 'as long as both records exist and are alike',
      },
      because: {
        fr: 'exactitude des données (RGPD, article 5)',
        en: 'accuracy of data (GDPR, article 5)',
      },
    },
    {
      what: {
        fr: 'liste rouge, coordonnées ouvertes aux autres : lesquelles, à qui, qui l’a décidé',
        en: 'being unlisted, contact details opened to others: which, to whom, who decided',
      },
      keptFor: {
        fr: 'jusqu’à ce qu’on change d’avis ou que la personne soit effacée',
        en: 'until one changes one’s mind or the person is erased',
      },
      because: { fr: 'choix de la personne', en: 'the person’s own choice' },
    },
    {
      what: {
        fr: 'suivi en entreprise : tuteur, entreprise, élève, dates, qui l’a noté',
        en: 'follow-up in a company: tutor, company, pupil, dates, who noted it',
      },
      keptFor: {
        fr: 'tant qu’il dure, puis quatre-vingt-dix jours',
        en: 'as long as it lasts, then ninety days',
      },
      because: {
        fr: 'arrêté du 30 novembre 2006, articles 2 et 6',
        en: 'French order (arrêté) of 30 November 2006, articles 2 and 6',
      },
    },
    {
      what: {
        fr: 'restrictions de garde : dates, nature de la décision, qui les a notées',
        en: 'custody restrictions: dates, kind of decision, who noted them',
      },
      keptFor: {
        fr: 'tant qu’elles tiennent, puis quatre-vingt-dix jours',
        en: 'as long as they hold, then ninety days',
      },
      because: {
        fr: 'protection de l’enfant ; décision de justice',
        en: 'protection of the child; decision of a court',
      },
    },
  ],
  schedules: [
    feedSchedule,
    uploadSchedule,
    ...lifeSchedules,
    ...companySchedules,
    ...groupSchedules,
    duplicateSchedule,
    {
      name: 'erase-old-restrictions',
      every: '40 1 * * *',
      label: {
        fr: 'Effacer les restrictions de garde terminées',
        en: 'Erase the custody restrictions that ended',
      },
      do: eraseOldRestrictions,
    },
  ],
  acts,
  refusals: {
    ...custodyRefusals,
    ...familyRefusals,
    ...companyRefusals,
    ...annuaireRefusals,
    ...cardRefusals,
    ...duplicateRefusals,
    ...groupRefusals,
    ...pickUpRefusals,
    ...uploadRefusals,
    'directory.no-such-person': {
      fr: 'Cette personne n’est pas, ou plus, dans l’annuaire. Vérifiez son identifiant.',
      en: 'This person is not in the directory, or no longer. Check their login.',
    },
    'directory.merge-outlived': {
      fr: 'L’annuaire a reçu du nouveau sur cette personne depuis la fusion : la défaire mêlerait deux scolarités ou deux familles. Rien n’a été changé.',
      en: 'The directory has received something new about this person since the merge: undoing it would mix two schoolings or two families. Nothing was changed.',
    },
    'directory.no-such-structure': {
      fr: 'Cet établissement n’existe pas, ou vous ne pouvez pas y donner de droits.',
      en: 'This school does not exist, or you may not give rights there.',
    },
    'directory.not-of-the-staff': {
      fr: 'Cette personne ne fait pas partie des personnels de cet établissement. Choisissez-en une dans la liste.',
      en: 'This person is not on the staff of this school. Choose one from the list.',
    },
    'directory.may-not-delegate': {
      fr: 'Vous ne pouvez pas donner ce droit ainsi : à un personnel, jamais à vous-même, pour un an au plus et pas au-delà de la fin du vôtre.',
      en: 'You may not give this right this way: to a member of staff, never to yourself, for a year at most and not beyond the end of your own.',
    },
    'directory.power-already-held': {
      fr: 'Cette personne a déjà ce droit. Pour en changer la date, mettez-y d’abord fin.',
      en: 'This person already has this right. To change its date, end it first.',
    },
    'directory.no-such-power': {
      fr: 'Cette délégation n’existe pas, ou elle a déjà pris fin.',
      en: 'This delegation does not exist, or has already ended.',
    },
    'directory.last-administrator': {
      fr: 'C’est le dernier administrateur de la plateforme : nommez-en d’abord un autre, sinon plus personne ne pourrait l’administrer.',
      en: 'This is the last administrator of the platform: name another first, or nobody could look after it any more.',
    },
    'directory.no-such-division': {
      fr: 'Cette classe n’existe pas, ou elle n’est pas l’une des vôtres. Revenez à l’accueil et choisissez une classe de la liste.',
      en: 'This class does not exist, or is not one of yours. Go back to the home page and choose a class from the list.',
    },
    'directory.feeds-are-for-administrators': {
      fr: 'L’alimentation de l’annuaire est réservée aux administrateurs de la plateforme.',
      en: 'The feeds of the directory are for the administrators of the platform.',
    },
  },
};

/** The same, with the folders that feeds come into by themselves. */
export const directoryHouse = (parts: FeedFolders): typeof directory => ({
  ...directory,
  ...withPickUp(directory, parts),
});
