import { answered, type PageOffer, type PlaceOffer, type Retention } from '#kernel/module';
import type { Context } from '../../actor.ts';
import { readTables } from './contract.ts';
import { mayGiveTables } from './queries/places.ts';
import { tablesOf } from './queries/tables.ts';
import { dropOldDrafts } from './rows.ts';

/** `/administration/tableaux`. */
export const uploadPage: PageOffer<Context> = {
  path: '/administration/tableaux',
  summary: 'Give the tables of a school that no academy feeds.',
  answers: async (ctx) => [answered(readTables, {}, await tablesOf(ctx))],
};

/** Where it is found. */
export const uploadPlace: PlaceOffer<Context> = {
  href: '/administration/tableaux',
  label: { fr: 'Tableaux de l’établissement', en: 'Tables of the school' },
  about: {
    fr: 'Donner les élèves, les familles et les personnels d’un établissement que l’académie n’envoie pas.',
    en: 'Give the pupils, families and staff of a school that no academy sends.',
  },
  under: 'administration',
  isFor: mayGiveTables,
};

/** Each night, and each hour: a day is a day. */
export const uploadSchedule = {
  name: 'drop-old-tables',
  every: 60,
  label: {
    fr: 'Effacer les tableaux qui n’ont pas été pris',
    en: 'Erase tables that were not taken',
  },
  do: dropOldDrafts,
} as const;

export const uploadRetention: Retention = {
  what: {
    fr: 'tableaux donnés par un établissement : leurs fichiers, qui les a donnés',
    en: 'tables that a school gives: their files, who gave them',
  },
  keptFor: {
    fr: 'jusqu’à ce qu’ils soient pris ou abandonnés, un jour au plus',
    en: 'until they are taken or given up, a day at most',
  },
  because: {
    fr: 'montrer ce qui changerait avant de le faire (RGPD, article 5)',
    en: 'to show what would change before it is done (GDPR, article 5)',
  },
};

/** The words of what is noted. */
export const uploadActs = {
  'directory.open-tables': { fr: 'Début d’un don de tableaux', en: 'Beginning of giving tables' },
  'directory.put-table': { fr: 'Dépôt d’un tableau', en: 'Giving of a table' },
  'directory.drop-table': { fr: 'Retrait d’un tableau', en: 'Taking away of a table' },
  'directory.map-tables': { fr: 'Lecture de tableaux', en: 'Reading of tables' },
  'directory.apply-tables': { fr: 'Prise de tableaux', en: 'Taking of tables' },
  'directory.give-up-tables': { fr: 'Abandon de tableaux', en: 'Giving up of tables' },
} as const;

/** And of what is refused. */
export const uploadRefusals = {
  'directory.no-tables-there': {
    fr: 'Cet établissement n’est pas l’un des vôtres, ou une autre source donne déjà ses élèves.',
    en: 'This school is not one of yours, or another source already gives its pupils.',
  },
  'directory.no-such-tables': {
    fr: 'Ces tableaux ne sont plus là : ils sont gardés un jour. Recommencez.',
    en: 'These tables are no longer here: they are kept for a day. Start again.',
  },
  'directory.tables-under-way': {
    fr: 'Ces tableaux sont en cours de lecture, ou déjà pris. Attendez un instant.',
    en: 'These tables are being read, or already taken. Wait a moment.',
  },
  'directory.too-many-tables': {
    fr: 'Huit fichiers au plus. Retirez-en un d’abord.',
    en: 'Eight files at most. Take one away first.',
  },
  'directory.table-too-large': {
    fr: 'Ce fichier fait plus de cinq mégaoctets. Donnez-le à l’administrateur de la plateforme.',
    en: 'This file is larger than five megabytes. Give it to the administrator of the platform.',
  },
  'directory.tables-not-readable': {
    fr: 'Un fichier manque ou ne peut pas être lu. Remplacez-le ou retirez-le.',
    en: 'A file is missing or cannot be read. Replace it or take it away.',
  },
  'directory.tables-not-shown': {
    fr: 'Ce qui est affiché n’est plus ce qui serait fait. Rechargez la page.',
    en: 'What is shown is no longer what would be done. Load the page again.',
  },
} as const;
