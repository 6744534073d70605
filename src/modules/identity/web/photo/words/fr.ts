/** One's photo, in French. */
export const fr = {
  name: 'Ma photo',
  note: 'Facultative',
  yours: 'Votre photo',
  seenBy:
    'Elle n’est montrée qu’à ceux qui ont à vous connaître : l’équipe de votre établissement, et vos parents si vous êtes élève. Les autres élèves et les autres familles ne la voient pas.',
  cleaned: 'La date et le lieu de la prise de vue ne sont pas gardés.',
  choose: 'Choisir une photo',
  change: 'Changer de photo',
  remove: 'Retirer ma photo',
  sending: 'La photo part…',
  put: 'Votre photo est en place.',
  removed: 'Votre photo est retirée.',
  cut: 'La photo n’est pas partie. Vérifiez votre connexion, puis recommencez.',
  needsScript: 'Mettre une photo demande JavaScript, qui est désactivé dans ce navigateur.',
};
