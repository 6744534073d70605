import type { FamilyRight } from '#contracts/directory';
import { ofName } from '#kernel/words';

const levels: Record<number, string> = {
  0: 'À joindre seulement',
  1: 'Représentant légal',
  2: 'Personne en charge',
};

/** A pupil's family, in French. */
export const fr = {
  title: (pupil: string) => `Famille ${ofName(pupil)}`,
  card: (pupil: string) => `La fiche ${ofName(pupil)}`,
  family: 'Famille',
  staffLead: 'Qui appeler, dans quel ordre, et qui ne doit pas être informé.',
  ownLead: 'Ce que l’établissement sait de vous. Une erreur ? Dites-le au secrétariat.',
  nobody: 'Aucun responsable n’est connu. Vérifiez la fiche dans SIECLE ou ONDE.',
  order: (n: number) => (n === 1 ? 'À appeler en premier' : `À appeler en ${n}e`),
  notCalled: 'N’est pas à appeler',
  levels,
  pays: 'paie les frais scolaires',
  financial: 'responsable financier',
  me: 'vous',
  noContact: 'Aucun moyen de contact connu.',
  mail: 'Courriel',
  phone: 'Téléphone',
  address: 'Adresse',
  shared: 'L’adresse peut être donnée aux associations de parents.',
  notShared: 'L’adresse n’est pas donnée aux associations de parents.',
  keptApart: 'Ne doit pas être informé',
  keptApartFrom: (day: string) => `Ne devra plus être informé à partir du ${day}`,
  keptWhy:
    'Décision de justice. Ne lui parlez pas de l’enfant, ne lui écrivez pas à son sujet. Si l’on vous appelle de sa part, prévenez la direction.',
  keptUntil: (day: string) => `Jusqu’au ${day} compris.`,
  restrictions: 'Restrictions de garde',
  mine: 'Ce que vous pouvez',
  rights: {
    'day-to-day': 'Suivre la vie de tous les jours : classe, emploi du temps, professeurs.',
    family: 'Savoir qui d’autre est responsable.',
    file: 'Consulter le dossier de l’enfant.',
    decide: 'Décider : autorisations, orientation, inscriptions.',
  } satisfies Record<FamilyRight, string> as Record<FamilyRight, string>,
};
