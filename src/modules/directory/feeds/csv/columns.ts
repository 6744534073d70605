import { plain } from './plain.ts';

/** A column that Préau reads, and other headers under which it is often found. */
export interface Column {
  name: string;
  /** Without it the file is refused. */
  isCompulsory?: true;
  also: readonly string[];
}

const column = (name: string, ...also: string[]): Column => ({ name, also });
const compulsory = (name: string, ...also: string[]): Column => ({
  name,
  isCompulsory: true,
  also,
});

const names = [
  compulsory('nom', 'nom de famille', 'nom usage', 'nom d’usage'),
  compulsory('prenom', 'premier prenom'),
  column('nom_naissance', 'nom patronymique', 'nom de naissance', 'nom de jeune fille'),
  column('civilite', 'civ', 'sexe', 'titre', 'genre'),
];
const born = column('date_naissance', 'date de naissance', 'ne le', 'nee le', 'naissance');
const identifier = column('identifiant', 'id', 'numero', 'no', 'n', 'code', 'reference');
const email = column('courriel', 'email', 'e mail', 'mail', 'adresse mail', 'mel');
const phone = column('telephone', 'tel', 'telephone fixe', 'telephone domicile');
const address = [
  column('adresse', 'rue', 'adresse postale', 'voie'),
  column('code_postal', 'cp'),
  column('ville', 'commune'),
];
const structure = column('uai', 'rne', 'etablissement', 'code etablissement', 'uai etablissement');
const division = ['division', 'classe libelle', 'section', 'nom classe'];

/** The columns of each kind of file; the guide tells what each holds. */
export const columnsOf = {
  structures: [
    compulsory('uai', 'rne', 'code etablissement'),
    compulsory('nom', 'etablissement', 'libelle', 'denomination'),
    column('type', 'nature', 'type etablissement'),
    column('siret', 'n siret'),
    column('academie', 'code academie'),
    column('ministere', 'tutelle'),
    column('contrat'),
    ...address,
    phone,
    email,
  ],
  eleves: [
    identifier,
    column('ine', 'n ine', 'numero ine', 'ina', 'identifiant national'),
    ...names,
    column('autres_prenoms', 'prenom 2', 'deuxieme prenom'),
    born,
    email,
    phone,
    ...address,
    structure,
    column('classe', ...division),
    column('groupes', 'groupe'),
    column('niveau', 'niveau de formation', 'cycle'),
    column('formation', 'mef', 'libelle formation', 'diplome'),
    column('statut'),
    column('regime'),
    column('date_entree', 'date d’entree', 'debut', 'date debut'),
    column('date_sortie', 'date de sortie', 'fin', 'date fin'),
  ],
  responsables: [
    identifier,
    ...names,
    born,
    email,
    phone,
    column('telephone_travail', 'telephone professionnel', 'tel pro'),
    column('mobile', 'portable', 'telephone portable', 'tel portable', 'gsm'),
    ...address,
    column('eleve_identifiant', 'identifiant eleve', 'id eleve', 'numero eleve', 'apprenti'),
    column('eleve_ine', 'ine eleve', 'ine de l’eleve'),
    column('eleve_nom', 'nom eleve', 'nom de l’eleve', 'nom apprenti'),
    column('eleve_prenom', 'prenom eleve', 'prenom de l’eleve', 'prenom apprenti'),
    column('eleve_date_naissance', 'date naissance eleve', 'date de naissance de l’eleve'),
    column('eleve_classe', 'classe eleve', 'classe de l’eleve'),
    column('lien', 'lien de parente', 'parente', 'qualite'),
    column('niveau', 'niveau de responsabilite', 'responsabilite', 'resp legal'),
    column('priorite', 'priorite de contact', 'contact'),
    column('financier', 'resp financier', 'responsable financier'),
    column('paye', 'payeur', 'paiement'),
    column('diffuse_adresse', 'adresse diffusable'),
  ],
  personnels: [
    identifier,
    ...names,
    born,
    email,
    structure,
    compulsory('fonction', 'profil', 'role', 'emploi'),
    column('discipline'),
    column('classes', 'classe', 'divisions'),
    column('groupes', 'groupe'),
    column('matiere', 'matieres', 'enseignement'),
    column('principal_de', 'professeur principal', 'classe principale'),
  ],
  tuteurs: [
    compulsory('siret', 'n siret', 'siret entreprise'),
    compulsory('entreprise', 'raison sociale', 'societe', 'nom entreprise', 'denomination'),
    ...address,
    ...names,
    email,
    phone,
    column('eleve_ine', 'ine eleve', 'ine', 'ine apprenti'),
    column('eleve_nom', 'nom eleve', 'nom apprenti', 'nom de l’apprenti'),
    column('eleve_prenom', 'prenom eleve', 'prenom apprenti', 'prenom de l’apprenti'),
    column('eleve_date_naissance', 'date naissance eleve', 'date de naissance apprenti'),
    column('type', 'nature', 'contrat'),
    compulsory('debut', 'date debut', 'date de debut', 'du'),
    compulsory('fin', 'date fin', 'date de fin', 'au'),
  ],
} as const satisfies Record<string, readonly Column[]>;

export type TableKind = keyof typeof columnsOf;

/** The files of a feed; tutors come by themselves. */
export const feedKinds = ['structures', 'eleves', 'responsables', 'personnels'] as const;
export type FeedKindOfTable = (typeof feedKinds)[number];

/** The column that a header is, if it is one under any of its names. */
export function columnOf(kind: TableKind, header: string): string | undefined {
  const said = plain(header);
  const list: readonly Column[] = columnsOf[kind];
  const named = list.find(({ name }) => plain(name) === said);
  return (named ?? list.find(({ also }) => also.some((other) => plain(other) === said)))?.name;
}

const fileWords: Record<TableKind, RegExp> = {
  tuteurs: /tuteur|maitre|entreprise/,
  responsables: /responsable|parent|famille/,
  personnels: /personnel|enseignant|formateur|prof|staff/,
  structures: /structure|etablissement|ecole|site/,
  eleves: /eleve|apprenti|apprenant|etudiant|stagiaire/,
};

/** What a file holds, by its name: `Apprentis 2026.csv` is pupils. */
export const kindNamed = (file: string): TableKind | undefined =>
  (Object.keys(fileWords) as TableKind[]).find((kind) => fileWords[kind].test(plain(file)));
