/** Looking for a pupil of a school, in French. */
export const fr = {
  pupil: 'Élève',
  pupilHint: 'Quelques lettres de son nom ou de son prénom.',
  search: 'Chercher',
  noPupil: 'Aucun élève de cet établissement ne porte ce nom.',
  morePupils: 'Il y en a d’autres : écrivez un peu plus de son nom.',
  noDivision: 'classe pas encore connue',
  refused: 'La recherche n’a pas abouti',
  unreachable: 'Préau ne répond pas. Réessayez dans un instant.',
};
