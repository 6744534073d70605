/** The official attribute names (SDET annexes 4 and 4bis) and what each means here. LDAP-style names stop at this file. */

const identity = {
  jointure: 'ENTPersonJointure',
  civility: 'personalTitle',
  familyName: 'sn',
  givenName: 'givenName',
  birthName: 'ENTPersonNomPatro',
  otherGivenNames: 'ENTPersonAutresPrenoms',
  birthDate: 'ENTPersonDateNaissance',
  email: 'mail',
} as const;

const home = {
  homePhone: 'homePhone',
  addressLines: 'ENTPersonAdresse',
  postalCode: 'ENTPersonCodePostal',
  city: 'ENTPersonVille',
  country: 'ENTPersonPays',
} as const;

export const structure = {
  jointure: 'ENTStructureJointure',
  uai: 'ENTStructureUAI',
  formerUai: 'ENTEtablissementUAI',
  siret: 'ENTStructureSIREN',
  name: 'ENTStructureNomCourant',
  typeLabel: 'ENTStructureTypeStruct',
  typeCode: 'ENTStructureCodeTypeStruct',
  ministry: 'ENTEtablissementMinistereTutelle',
  contract: 'ENTEtablissementContrat',
  academy: 'ENTServAcAcademie',
  street: 'street',
  postalCode: 'postalCode',
  city: 'l',
  phone: 'telephoneNumber',
  email: 'ENTStructureMailSI',
  attachedTo: 'ENTEtablissementStructRattachFctl',
  divisions: 'ENTStructureClasses',
  groupes: 'ENTStructureGroupes',
} as const;

export const pupil = {
  ...identity,
  ...home,
  ine: 'ENTEleveINE',
  siecleId: 'ENTEleveStructRattachId',
  structure: 'ENTPersonStructRattach',
  relations: 'ENTElevePersRelEleve',
  mef: 'ENTEleveMEF',
  mefLabel: 'ENTEleveLibelleMEF',
  nivFormation: 'ENTEleveNivFormation',
  filiere: 'ENTEleveFiliere',
  statut: 'ENTEleveStatutEleve',
  regime: 'ENTEleveRegime',
  enseignements: 'ENTEleveCodeEnseignements',
  divisions: 'ENTEleveClasses',
  groupes: 'ENTEleveGroupes',
  structureFrom: 'ENTEleveDateEntreeStructRattach',
  structureTo: 'ENTEleveDateSortieStructRattach',
  divisionsFrom: 'ENTEleveDateEntreeClasses',
  divisionsTo: 'ENTEleveDateSortieClasses',
} as const;

export const responsable = {
  ...identity,
  ...home,
  workPhone: 'telephoneNumber',
  mobile: 'mobile',
  smsPhone: 'ENTPersonMobileSMS',
  addressShared: 'ENTPersonAdresseDiffusion',
} as const;

export const agent = {
  ...identity,
  structure: 'ENTPersonStructRattach',
  stsId: 'ENTPersonSTSId',
  functions: 'ENTPersonFonctions',
  heads: 'ENTEnsFonctionDir',
  divisions: 'ENTAuxEnsClasses',
  groupes: 'ENTAuxEnsGroupes',
  divisionsMatieres: 'ENTAuxEnsClassesMatieres',
  groupesMatieres: 'ENTAuxEnsGroupesMatieres',
  headTeacherOf: 'ENTAuxEnsClassesPrincipal',
  isTeacher: 'ENTPersonCategorieEnseignant',
  facesPupils: 'PersEducNatPresenceDevantEleves',
} as const;

export const matiere = {
  jointure: 'ENTMatJointure',
  label: 'ENTLibelleMatiere',
  rattach: 'ENTMatiereRattach',
} as const;

export const mef = {
  jointure: 'ENTMefJointure',
  label: 'ENTLibelleMef',
  rattach: 'ENTMEFRattach',
  stat11: 'ENTMEFSTAT11',
  nivFormation: 'ENTNivFormation',
  filiere: 'ENTFiliere',
} as const;

/** Known, and left in the feed on purpose: nothing here needs them (minimisation, RGPD art. 5). */
const unused = {
  EtabEducNat: [
    'postOfficeBox',
    'facsimileTelephoneNumber',
    'ENTEtablissementBassin',
    'ENTServAcCodeAcademie',
    'ENTEtablissementMinistereTutelleCode',
    'ENTEtablissementCodeMinistereTutelle',
    'ENTStructureSiteWeb',
    'ENTStructureContactENT',
    'ENTStructureResponsable',
    'ENTStructureEmail',
  ],
  Eleve: [
    'ENTEleveBoursier',
    'ENTEleveTransport',
    'ENTEleveAdresseRel',
    'ENTEleveEnseignements',
    'ENTEleveParents',
    'ENTElevePere',
    'ENTEleveMere',
    'ENTEleveAutoriteParentale',
    'ENTElevePersRelEleve1',
    'ENTElevePersRelEleve2',
    'ENTEleveQualitePersRelEleve1',
    'ENTEleveQualitePersRelEleve2',
    'ENTEleveMajeur',
    'ENTEleveMajeurAnticipe',
    'ENTEleveVilleNaissance',
    'ENTEleveDepartNaissance',
    'ENTElevePaysNaissance',
    'ENTElevePaysNationalite',
    'ENTEleveMEFRattach',
    'ENTEleveNivFormationDiplome',
    'ENTEleveSpecialite',
    'ENTPersonSexe',
  ],
  PersRelEleve: ['ENTAuxPersRelEleveEleve', 'ENTPersonSexe'],
  PersEducNat: [
    'ENTPersonSexe',
    'ENTPersonStructRattachDate',
    'ENTPersonFonctionsDate',
    'ENTAuxEnsClassesMatieresDate',
    'ENTAuxEnsGroupesMatieresDate',
    'ENTAuxEnsClassesPrincipalDate',
    'ENTAuxEnsMEF',
    'ENTAuxEnsMatiereEnseignEtab',
    'ENTAuxEnsCategoDiscipline',
    'ENTAuxEnsDisciplinesPoste',
  ],
  MatiereEducNat: [],
  MefEducNat: [],
} as const;

/** Every attribute of each type that is read or left on purpose; the others are counted as unknown. */
export const knownAttributes: Readonly<Record<keyof typeof unused, ReadonlySet<string>>> = {
  EtabEducNat: new Set([...Object.values(structure), ...unused.EtabEducNat]),
  Eleve: new Set([...Object.values(pupil), ...unused.Eleve]),
  PersRelEleve: new Set([...Object.values(responsable), ...unused.PersRelEleve]),
  PersEducNat: new Set([...Object.values(agent), ...unused.PersEducNat]),
  MatiereEducNat: new Set(Object.values(matiere)),
  MefEducNat: new Set(Object.values(mef)),
};
