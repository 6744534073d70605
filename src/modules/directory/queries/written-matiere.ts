const acronyms = new Set(
  'LV LV1 LV2 LV3 LVA LVB EPS SVT SES NSI SNT EMC LCA CDI AP STI STI2D STMG ST2S SIO BTS PSE ULIS SEGPA CAP ETLV'.split(
    ' ',
  ),
);

/** The names of matières as one writes them, each once, sorted; a code that no nomenclature explains is nobody's name. */
export const writtenMatieres = (labels: readonly string[]): string[] =>
  [...new Set(labels.filter((label) => !/^\d+$/.test(label)).map(writtenMatiere))].sort(french);

const { compare: french } = new Intl.Collator('fr');

/** A label received in capitals, as one writes it: "ANGLAIS LV1" gives "Anglais LV1"; acronyms stay. */
function writtenMatiere(label: string): string {
  if (label !== label.toLocaleUpperCase('fr')) return label;
  const words = label.split(/(?=[ \-/'])|(?<=[ \-/'])/).map((word, i, all) => {
    const isMark = word.length === 1 && i === all.length - 1;
    return acronyms.has(word) || isMark ? word : word.toLocaleLowerCase('fr');
  });
  const written = words.join('');
  return written.charAt(0).toLocaleUpperCase('fr') + written.slice(1);
}

/** A groupe's label as one writes it; a code that stands for a label (`5B_LATIN`) is left as it is. */
export const writtenGroupe = (label: string): string =>
  label.includes('_') ? label : writtenMatiere(label);
