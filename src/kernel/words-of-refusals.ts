import type { Catalogue } from './words.ts';

/** What the kernel says when it refuses: what happened, what to do. */
export const kernelWords: Readonly<Record<string, Catalogue<string>>> = {
  'kernel.signed-out': {
    fr: 'Il faut vous connecter pour continuer.',
    en: 'You must sign in to go on.',
  },
  'kernel.no-token': {
    fr: 'Cette adresse est pour les programmes : il leur faut un jeton d’accès en cours de validité.',
    en: 'This address is for programs: they need an access token that is still valid.',
  },
  'kernel.out-of-scope': {
    fr: 'Le jeton d’accès de ce programme ne lui permet pas cette demande.',
    en: 'The access token of this program does not allow this request.',
  },
  'kernel.invalid': {
    fr: 'Ce qui a été envoyé n’est pas complet, ou pas dans la forme attendue.',
    en: 'What was sent is not complete, or not in the expected form.',
  },
  'kernel.too-many': {
    fr: 'Beaucoup de demandes sont arrivées de votre côté en peu de temps. Rien n’est perdu : attendez une minute, puis essayez de nouveau.',
    en: 'Many requests came from your side in a short time. Nothing is lost: wait a minute, then try again.',
  },
  'kernel.named-twice': {
    fr: 'Une même information a été envoyée deux fois.',
    en: 'The same thing was sent twice.',
  },
  'kernel.other-origin': {
    fr: 'Cette demande vient d’un autre site. Revenez sur la page d’accueil et recommencez.',
    en: 'This request comes from another site. Go back to the home page and start again.',
  },
  'kernel.no-such-page': {
    fr: 'Cette page n’existe pas, ou n’existe plus.',
    en: 'This page does not exist, or no longer does.',
  },
  'kernel.too-large': {
    fr: 'C’est trop gros pour être envoyé en une fois.',
    en: 'This is too large to be sent in one go.',
  },
  'kernel.unavailable': {
    fr: 'Le service redémarre. Rien n’est perdu : réessayez dans quelques secondes.',
    en: 'The service is restarting. Nothing is lost: try again in a few seconds.',
  },
  'kernel.fault': {
    fr: 'Quelque chose s’est mal passé de notre côté. Rien n’est perdu : réessayez, et si cela recommence, donnez la référence à votre établissement.',
    en: 'Something went wrong on our side. Nothing is lost: try again, and if it happens again, give the reference to your school.',
  },
  'kernel.file-too-large': {
    fr: 'Ce fichier est trop gros. Choisissez-en un plus petit, ou réduisez-le.',
    en: 'This file is too large. Choose a smaller one, or make it smaller.',
  },
  'kernel.quota-full': {
    fr: 'Il n’y a plus assez de place pour ce fichier. Supprimez-en d’autres, puis recommencez.',
    en: 'There is not enough room left for this file. Delete others, then try again.',
  },
  'kernel.file-empty': {
    fr: 'Ce fichier est vide. Vérifiez-le, puis envoyez-le de nouveau.',
    en: 'This file is empty. Check it, then send it again.',
  },
  'kernel.file-kind': {
    fr: 'Ce genre de fichier n’est pas accepté ici. Choisissez-en un autre, ou enregistrez-le dans un autre format.',
    en: 'This kind of file is not accepted here. Choose another, or save it in another format.',
  },
  'kernel.file-lies': {
    fr: 'Le contenu de ce fichier n’est pas ce que son nom annonce. Ouvrez-le, enregistrez-le de nouveau, puis renvoyez-le.',
    en: 'What is in this file is not what its name says. Open it, save it again, then send it once more.',
  },
  'kernel.file-infected': {
    fr: 'Un virus a été trouvé dans ce fichier : il n’a pas été gardé. Prévenez la personne qui vous l’a donné, et ne l’ouvrez pas.',
    en: 'A virus was found in this file: it was not kept. Tell the person who gave it to you, and do not open it.',
  },
  'kernel.scan-unavailable': {
    fr: 'Les fichiers ne peuvent pas être vérifiés en ce moment, donc aucun n’est accepté. Réessayez dans quelques minutes.',
    en: 'Files cannot be checked just now, so none is accepted. Try again in a few minutes.',
  },
  'kernel.files-unavailable': {
    fr: 'Les fichiers ne sont pas accessibles en ce moment. Réessayez dans quelques minutes.',
    en: 'Files cannot be reached just now. Try again in a few minutes.',
  },
  'kernel.file-gone': {
    fr: 'Cet envoi a attendu trop longtemps. Envoyez le fichier de nouveau.',
    en: 'This upload waited too long. Send the file again.',
  },
  'kernel.upload-cut': {
    fr: 'L’envoi a été coupé. Envoyez le fichier de nouveau.',
    en: 'The upload was cut off. Send the file again.',
  },
  'kernel.image-unreadable': {
    fr: 'Cette image ne s’ouvre pas. Choisissez-en une autre, ou une photo JPEG ou PNG.',
    en: 'This image does not open. Choose another, or a JPEG or PNG photo.',
  },
  'kernel.image-too-large': {
    fr: 'Cette image a trop de pixels. Choisissez-en une plus petite.',
    en: 'This image has too many pixels. Choose a smaller one.',
  },
};
