import { type Notice, notice } from '#kernel/module';
import { counted } from '#kernel/words';
import { centralAdministrators } from '../../queries/administrators.ts';
import { depositRefused, feedLate, feedsWeek } from './contract.ts';

/** What administrators of the whole platform are told of files that came, or did not. */
export const pickUpNotices: readonly Notice[] = [
  notice({
    name: 'directory.deposit-refused',
    of: depositRefused,
    label: { fr: 'Fichiers d’alimentation illisibles', en: 'Files of a feed that cannot be read' },
    isOptional: true,
    needsPower: 'administer',
    isMailed: true,
    recipients: (ctx) => centralAdministrators(ctx),
    write: ({ source, name, reason }, language) =>
      language === 'fr'
        ? {
            title: `Fichiers refusés : ${source}`,
            body: `« ${name} » n’a pas été pris : ${reason}. Rien n’a été changé dans l’annuaire. Demandez un nouvel envoi.`,
            href: '/alimentation',
          }
        : {
            title: `Files refused: ${source}`,
            body: `“${name}” was not taken (in French): ${reason}. Nothing was changed in the directory. Ask for it to be sent again.`,
            href: '/alimentation',
          },
  }),
  notice({
    name: 'directory.feed-late',
    of: feedLate,
    label: { fr: 'Alimentation en retard', en: 'Feed overdue' },
    isOptional: true,
    needsPower: 'administer',
    isMailed: true,
    recipients: (ctx) => centralAdministrators(ctx),
    write: ({ source, days }, language) =>
      language === 'fr'
        ? {
            title: `Aucun flux depuis ${counted('fr', days, 'jour', 'jours')} : ${source}`,
            body: 'L’annuaire n’est plus à jour pour cette source. Vérifiez l’envoi auprès de ceux qui l’assurent.',
            href: '/alimentation',
          }
        : {
            title: `No feed for ${counted('en', days, 'day', 'days')}: ${source}`,
            body: 'The directory is no longer up to date for this source. Ask those who send it.',
            href: '/alimentation',
          },
  }),
  notice({
    name: 'directory.feeds-week',
    of: feedsWeek,
    label: { fr: 'Résumé des alimentations de la semaine', en: 'Summary of the week’s feeds' },
    isOptional: true,
    needsPower: 'administer',
    isMailed: true,
    recipients: (ctx) => centralAdministrators(ctx),
    write: ({ taken, refused, leftAside }, language) =>
      language === 'fr'
        ? {
            title: 'Les alimentations de la semaine',
            body: `${counted('fr', taken, 'alimentation prise', 'alimentations prises')}, ${counted('fr', refused, 'refusée', 'refusées')}, ${counted('fr', leftAside, 'fiche laissée de côté', 'fiches laissées de côté')}.`,
            href: '/alimentation',
          }
        : {
            title: 'The week’s feeds',
            body: `${counted('en', taken, 'feed taken', 'feeds taken')}, ${counted('en', refused, 'refused', 'refused')}, ${counted('en', leftAside, 'record left aside', 'records left aside')}.`,
            href: '/alimentation',
          },
  }),
];
