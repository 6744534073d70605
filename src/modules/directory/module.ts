import { type KeepsPeople, type Module, reaction, type WidgetOffer } from '#kernel/module';
import type { Context, Visit } from './actor.ts';
import { countFigures } from './commands/count-figures.ts';
import { forgetPerson } from './commands/forget-person.ts';
import { mergePeople, unmergePeople } from './commands/merge-people.ts';
import { feedApplied, type Profile } from './contract.ts';
import { pages, places } from './pages.ts';
import { canAdminister } from './policy.ts';
import { myDivisions } from './queries/divisions.ts';
import { exportedPerson } from './queries/exported-person.ts';
import { myChildren, myClass } from './queries/schoolings.ts';
import { myPerimeter, mySchool } from './queries/structures.ts';
import { routes } from './routes.ts';

const wears =
  (...profiles: Profile[]) =>
  ({ actor }: Context) =>
    actor.hat !== null && profiles.includes(actor.hat.profile);

const widgets: readonly WidgetOffer<Context>[] = [
  {
    name: 'directory.my-class',
    title: { fr: 'Ma classe', en: 'My class' },
    isFor: wears('ELV'),
    load: myClass,
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
    isFor: wears('DIR', 'EVS', 'ETA', 'DOC'),
    load: mySchool,
  },
  {
    name: 'directory.my-perimeter',
    title: { fr: 'Administration', en: 'What I administer' },
    isFor: ({ actor }) => canAdminister(actor),
    load: myPerimeter,
  },
];

/** Annuaire: what it brings to the house. */
export const directory: Module<Visit, Context> & KeepsPeople = {
  name: 'directory',
  label: 'Annuaire',
  routes,
  widgets,
  pages,
  places,
  on: [reaction(feedApplied, 'count-figures', (errand) => countFigures(errand))],
  exportPerson: exportedPerson,
  forgetPerson,
  mergePeople,
  unmergePeople,
  retention: [
    {
      what: 'identité, coordonnées, scolarité, fonctions, liens de famille, appartenance aux groupes',
      keptFor: 'tant que la personne a une raison d’avoir un compte, puis trois mois au plus',
      because: 'arrêté du 30 novembre 2006, article 6',
    },
  ],
  refusals: {
    'directory.no-such-person': {
      fr: 'Cette personne n’est pas, ou plus, dans l’annuaire. Vérifiez son identifiant.',
      en: 'This person is not in the directory, or no longer. Check their login.',
    },
    'directory.merge-outlived': {
      fr: 'L’annuaire a reçu du nouveau sur cette personne depuis la fusion : la défaire mêlerait deux scolarités ou deux familles. Rien n’a été changé.',
      en: 'The directory has received something new about this person since the merge: undoing it would mix two schoolings or two families. Nothing was changed.',
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
