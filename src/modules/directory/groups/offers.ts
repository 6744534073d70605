import { together } from '#kernel/db';
import { answered, type PageOffer, type PlaceOffer, type Schedule } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context } from '../actor.ts';
import { eraseOldGroups } from './commands/erase-old-groups.ts';
import { listMyGroups as listEndpoint, readGroup as readEndpoint } from './contract.ts';
import { askWhomDaysChange, askWhomRestrictionsChange, regroup } from './regroup/regroup.ts';
import { listMyGroups, readGroup } from './routes.ts';

/** `/groupes` and `/groupes/:id`. */
export const groupPages: readonly PageOffer<Context>[] = [
  {
    path: '/groupes',
    summary: 'My groups, those I look after, and making one.',
    answers: async (ctx) => [answered(listEndpoint, {}, await listMyGroups(ctx))],
  },
  {
    path: '/groupes/:id',
    summary: 'A group: who is in it, why, on which day.',
    answers: async (ctx, given) => {
      const { success, data } = readEndpoint.input.safeParse(given);
      if (!success) return refuse('missing', 'directory.no-such-group');
      return [answered(readEndpoint, data, await readGroup(ctx, data.id, data))];
    },
  },
];

/** Where they are found. */
export const groupPlace: PlaceOffer<Context> = {
  href: '/groupes',
  label: { fr: 'Groupes', en: 'Groups' },
  about: {
    fr: 'Les groupes dont vous faites partie, et pourquoi ; ceux que vous animez.',
    en: 'The groups you are in, and why; those you look after.',
  },
  under: 'me',
  isFor: () => true,
};

/** What keeps groups right when no act does. */
export const groupSchedules: readonly Schedule[] = [
  {
    name: 'regroup',
    every: 1,
    label: { fr: 'Tenir à jour les groupes', en: 'Keep groups up to date' },
    do: (errand) =>
      together(errand, async (errand) => {
        await askWhomRestrictionsChange(errand);
        await regroup(errand);
      }),
  },
  {
    name: 'regroup-daily',
    every: '10 23 * * *',
    label: {
      fr: 'Ouvrir et fermer les groupes dont c’est le jour',
      en: 'Open and close the groups whose day it is',
    },
    do: (errand) =>
      together(errand, async (errand) => {
        await eraseOldGroups(errand);
        await askWhomDaysChange(errand);
        await regroup(errand);
      }),
  },
];

/** The words of what it notes, and of what it refuses. */
export const groupActs = {
  'directory.open-group': { fr: 'Création d’un groupe', en: 'Making of a group' },
  'directory.change-group': { fr: 'Modification d’un groupe', en: 'Change of a group' },
  'directory.end-group': { fr: 'Fin d’un groupe', en: 'End of a group' },
  'directory.add-member': { fr: 'Ajout dans un groupe', en: 'Addition to a group' },
  'directory.remove-member': { fr: 'Retrait d’un groupe', en: 'Removal from a group' },
  'directory.include-group': {
    fr: 'Ajout d’un groupe dans un groupe',
    en: 'Addition of a group to a group',
  },
  'directory.exclude-group': {
    fr: 'Retrait d’un groupe d’un groupe',
    en: 'Removal of a group from a group',
  },
  'directory.add-owner': {
    fr: 'Ajout d’un responsable de groupe',
    en: 'Addition of an owner of a group',
  },
  'directory.remove-owner': {
    fr: 'Retrait d’un responsable de groupe',
    en: 'Removal of an owner of a group',
  },
  'directory.name-delegue': { fr: 'Désignation d’un délégué', en: 'Naming of a délégué' },
} as const;

export const groupRefusals = {
  'directory.no-such-group': {
    fr: 'Ce groupe n’existe pas, ou il n’est pas l’un des vôtres. Revenez à vos groupes.',
    en: 'This group does not exist, or is not one of yours. Go back to your groups.',
  },
  'directory.may-not-change-group': {
    fr: 'Ce groupe se met à jour tout seul, ou d’autres personnes s’en occupent : vous pouvez le lire, pas le modifier.',
    en: 'This group keeps itself up to date, or others look after it: you may read it, not change it.',
  },
  'directory.no-such-place-for-groups': {
    fr: 'Vous ne pouvez pas créer ce groupe ici. Choisissez un établissement dont vous vous occupez.',
    en: 'You may not make this group here. Choose a school that you look after.',
  },
  'directory.may-not-write-rule': {
    fr: 'Un groupe par règle est réservé à la direction, à la vie scolaire et aux administrateurs. Créez plutôt un groupe à la main.',
    en: 'A group by rule is for the direction, vie scolaire and administrators. Make a group by hand instead.',
  },
  'directory.rule-not-understood': {
    fr: 'Cette règle n’est pas complète. Choisissez au moins une valeur à chaque ligne.',
    en: 'This rule is not complete. Choose at least one value on each line.',
  },
  'directory.rule-and-hand-do-not-mix': {
    fr: 'Un groupe par règle garde une règle, un groupe fait à la main n’en a pas. Créez-en plutôt un autre.',
    en: 'A group by rule keeps a rule, a group made by hand has none. Make another instead.',
  },
  'directory.bad-group-end': {
    fr: 'Le dernier jour est déjà passé, ou dans plus de trois ans. Vérifiez la date.',
    en: 'The last day is already past, or more than three years away. Check the date.',
  },
  'directory.not-to-be-added': {
    fr: 'Cette personne n’est pas de ce groupe d’établissements, ou vous n’avez pas à la connaître ici. Cherchez-la de nouveau par son nom.',
    en: 'This person is not in these schools, or is not among those you may know here. Search for them again by name.',
  },
  'directory.no-such-member': {
    fr: 'Cette personne n’est pas dans ce groupe ce jour-là, ou vous n’avez pas à le savoir.',
    en: 'This person is not in this group on that day, or it is not for you to know.',
  },
  'directory.group-is-full': {
    fr: 'Ce groupe compte déjà deux mille personnes ajoutées une par une. Ajoutez plutôt un groupe entier, ou écrivez une règle.',
    en: 'This group already has two thousand people added one by one. Add a whole group, or write a rule.',
  },
  'directory.group-of-elsewhere': {
    fr: 'Ce groupe est d’un établissement que le vôtre ne couvre pas. Choisissez-en un autre.',
    en: 'This group is of a school that yours does not cover. Choose another.',
  },
  'directory.group-in-itself': {
    fr: 'Un groupe ne peut pas se contenir lui-même, même à travers un autre.',
    en: 'A group cannot contain itself, even through another.',
  },
  'directory.groups-too-deep': {
    fr: 'Trois niveaux de groupes dans des groupes suffisent. Ajoutez plutôt les groupes les plus simples.',
    en: 'Three levels of groups in groups are enough. Add the simpler groups instead.',
  },
  'directory.not-an-owner': {
    fr: 'Seul un personnel de ces établissements peut s’occuper de ce groupe. Choisissez-en un dans la liste.',
    en: 'Only a member of staff of these schools can look after this group. Choose one from the list.',
  },
  'directory.last-owner': {
    fr: 'C’est la dernière personne qui s’occupe de ce groupe. Ajoutez-en une autre d’abord.',
    en: 'This is the last person who looks after this group. Add another first.',
  },
  'directory.may-not-see-past': {
    fr: 'Les autres jours ne sont montrés qu’à celles et ceux qui s’occupent du groupe.',
    en: 'Other days are shown only to those who look after the group.',
  },
} as const;
