const acronyms = new Set(
  'LV LV1 LV2 LV3 LVA LVB EPS SVT SES NSI SNT EMC LCA CDI AP STI STI2D STMG ST2S SIO BTS PSE ULIS SEGPA CAP ETLV'.split(
    ' ',
  ),
);

/** Nomenclatures write without accents what everybody reads with them. */
const accents = new Map(
  'éducation établissement français mathématiques littérature géographie économie économique éléments énergie électricité électronique électrotechnique étude études européenne équipement éducatif médico matériel matériaux matière mécanique métier métiers numérique numériques pédagogique régional général générale santé sécurité société spécialité spécialités spécialisé système systèmes théâtre cinéma vidéo hébreu créole hôtellerie hygiène prévention qualité réalisation réseaux élémentaire école écologie comptabilité infirmière stratégie médiation référent référente'
    .split(' ')
    .map((word) => [word.normalize('NFD').replace(/[\u0300-\u036f]/g, ''), word]),
);

/** The names of matières as one writes them, each once, sorted; a code that no nomenclature explains is nobody's name. */
export const writtenMatieres = (labels: readonly string[]): string[] =>
  [...new Set(labels.filter((label) => !/^\d+$/.test(label)).map(writtenMatiere))].sort(french);

const { compare: french } = new Intl.Collator('fr');

const written = new Map<string, string>();
const MOST = 10_000;

/** Schools of a region share some hundreds of labels: each is written once. */
function writtenMatiere(label: string): string {
  const known = written.get(label);
  if (known !== undefined) return known;
  if (written.size >= MOST) written.clear();
  const text = writtenAnew(label);
  written.set(label, text);
  return text;
}

/** A label received in capitals, as one writes it: "ANGLAIS LV1" gives "Anglais LV1"; acronyms stay. */
function writtenAnew(label: string): string {
  if (label !== label.toLocaleUpperCase('fr')) return label;
  const words = label.split(/(?=[ \-/'])|(?<=[ \-/'])/).map((word, i, all) => {
    const isMark = word.length === 1 && i === all.length - 1;
    const small = word.toLocaleLowerCase('fr');
    return acronyms.has(word) || isMark ? word : (accents.get(small) ?? small);
  });
  const text = words.join('');
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

/** A groupe's label as one writes it; a code that stands for a label (`5B_LATIN`) is left as it is. */
export const writtenGroupe = (label: string): string =>
  label.includes('_') ? label : writtenMatiere(label);
