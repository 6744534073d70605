const acronyms = new Set(
  'LV LV1 LV2 LV3 LVA LVB EPS SVT SES NSI SNT EMC LCA CDI AP STI STI2D STMG ST2S SIO BTS PSE ULIS SEGPA CAP ETLV'.split(
    ' ',
  ),
);

/** A label received in capitals, as one writes it: "ANGLAIS LV1" gives "Anglais LV1"; acronyms stay. */
export function writtenMatiere(label: string): string {
  if (label !== label.toLocaleUpperCase('fr')) return label;
  const words = label
    .split(/(?=[ \-/'])|(?<=[ \-/'])/)
    .map((word) => (acronyms.has(word) ? word : word.toLocaleLowerCase('fr')));
  const written = words.join('');
  return written.charAt(0).toLocaleUpperCase('fr') + written.slice(1);
}
