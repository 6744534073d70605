// Read by Nodes as old as 12: no syntax, and no import, that they do not know.

/** The oldest Node that can install Préau; it then runs on the Node 24 that npm brings. */
var OLDEST = 20;

/** What to tell someone whose Node is too old, in French then in English; an empty string when it will do. */
export function refusalOf(version) {
  var major = parseInt(String(version).replace(/^v/, ''), 10);
  if (major >= OLDEST) return '';
  return (
    'Préau demande Node ' +
    OLDEST +
    ' ou plus récent, et celui-ci est le ' +
    version +
    ' : ' +
    'installez-en un depuis https://nodejs.org.\n' +
    'Préau needs Node ' +
    OLDEST +
    ' or later, and this is ' +
    version +
    ': ' +
    'install one from https://nodejs.org.'
  );
}
