import { withoutAccents } from './contacts.ts';
import { matiereLabel, matieres, mefLabel } from './nomenclature.ts';
import type { Agent, Fonction, Household, Pupil, Responsable, Service } from './region.ts';
import { addRequest, many, one } from './xml.ts';

/** Family names travel in capitals; one in five loses its accents on the way (sdet-aaf §3.4). */
const capitals = (name: string, id: string) => {
  const upper = name.toUpperCase();
  return Number(id.slice(-4)) % 5 === 3 ? withoutAccents(upper) : upper;
};

/** Given names keep their case, but for one in a hundred that comes in capitals without accents. */
const givenName = (name: string, id: string) =>
  Number(id.slice(-4)) % 100 === 57 ? withoutAccents(name.toUpperCase()) : name;

const title = (woman: boolean) => (woman ? 'Mme' : 'M.');

const address = ({ street, complement, town }: Household) =>
  one('ENTPersonAdresse', `${street.toUpperCase()}$${complement.toUpperCase()}$$`) +
  one('ENTPersonCodePostal', town.postalCode) +
  one('ENTPersonVille', town.name.toUpperCase()) +
  one('ENTPersonPays', 'FRANCE');

/** The Eleve record of a pupil, attributes of SDET annexe 4 bis. */
export function eleveRecord(pupil: Pupil): string {
  const { id, school, division, mef } = pupil;
  const at = school.plan.jointure;
  const classes = division ? [`${at}$${division.code}`] : [];
  const repeated = Number(id) % 211 === 5;
  const taught = subjectsOf(pupil);
  const attributes =
    one('ENTPersonJointure', id) +
    one('ENTEleveINE', pupil.ine) +
    one('ENTEleveStructRattachId', pupil.siecleId) +
    one('ENTPersonDateNaissance', pupil.born) +
    one('ENTPersonNomPatro', capitals(pupil.sn, id)) +
    one('sn', capitals(pupil.sn, id)) +
    one('givenName', givenName(pupil.given, id)) +
    many('ENTPersonAutresPrenoms', pupil.others) +
    one('personalTitle', title(pupil.woman)) +
    many('ENTElevePersRelEleve', pupil.relations.map(relationTuple)) +
    one('ENTEleveBoursier', yes(pupil.boursier)) +
    one('ENTEleveRegime', pupil.regime) +
    one('ENTEleveTransport', yes(pupil.transport)) +
    one('ENTEleveStatutEleve', pupil.apprentice ? 'APPRENTI' : 'SCOLAIRE') +
    one('ENTEleveMEF', mef.code) +
    one('ENTEleveLibelleMEF', mef.label) +
    one('ENTEleveNivFormation', mef.niveau) +
    one('ENTEleveFiliere', mef.filiere) +
    many('ENTEleveEnseignements', taught.labels) +
    many('ENTEleveCodeEnseignements', taught.codes) +
    address(pupil.household) +
    one('mail', pupil.mail) +
    one('homePhone', pupil.household.phone) +
    one('ENTPersonStructRattach', at) +
    many('ENTEleveClasses', repeated ? [...classes, ...classes] : classes) +
    many(
      'ENTEleveGroupes',
      pupil.groupes.map(({ code }) => `${at}$${code}`),
    ) +
    one('ENTEleveAdresseRel', '') +
    one('ENTEleveDateEntreeStructRattach', `${at}$${pupil.entered}`) +
    one('ENTEleveDateSortieStructRattach', '') +
    (Number(id) % 499 === 7 ? one('ENTEleveAttributInconnu', 'X') : '');
  return addRequest('categoriePersonne', 'Eleve', id, attributes);
}

const yes = (it: boolean) => (it ? 'O' : 'N');

const relationTuple = (relation: Pupil['relations'][number]) =>
  `${relation.responsable.id}$${relation.lien}$${relation.financier}$${relation.legal}$${relation.contact}$${relation.paiement}`;

/** The subjects a pupil's record repeats: first foreign language and whatever the groupes are for. */
function subjectsOf({ groupes, division }: Pupil): { labels: string[]; codes: string[] } {
  const english = division?.level.hours.lv1 ? [matieres.lv1.code] : [];
  const codes = [...new Set([...english, ...groupes.map(({ matiere }) => matiere)])];
  return { codes, labels: codes.map(matiereLabel) };
}

/** The PersRelEleve record of a responsable. */
export function responsableRecord(responsable: Responsable): string {
  const { id, household, woman } = responsable;
  const attributes =
    one('ENTPersonJointure', id) +
    one('ENTPersonDateNaissance', '') +
    one('ENTPersonNomPatro', capitals(responsable.birthName, id)) +
    one('sn', capitals(responsable.sn, id)) +
    one('givenName', givenName(responsable.given, id)) +
    one('ENTPersonAutresPrenoms', '') +
    one('personalTitle', title(woman)) +
    many(
      'ENTAuxPersRelEleveEleve',
      responsable.children.map((child) => child.id),
    ) +
    one('homePhone', household.phone) +
    one('telephoneNumber', responsable.workPhone) +
    one('mobile', responsable.mobile) +
    one('ENTPersonMobileSMS', responsable.mobile) +
    one('mail', responsable.mail) +
    address(household) +
    one('ENTPersonAdresseDiffusion', yes(responsable.shareAddress));
  return addRequest('categoriePersonne', 'PersRelEleve', id, attributes);
}

/** The PersEducNat record of an agent. */
export function agentRecord(agent: Agent): string {
  const { id, fonctions, services } = agent;
  const teacher = fonctions.some(({ code }) => code === 'ENS' || code === 'DOC');
  const attributes =
    one('ENTPersonJointure', id) +
    one('ENTPersonDateNaissance', agent.born) +
    one('ENTPersonNomPatro', capitals(agent.birthName, id)) +
    one('sn', capitals(agent.sn, id)) +
    one('givenName', givenName(agent.given, id)) +
    one('ENTPersonAutresPrenoms', agent.given) +
    one('personalTitle', title(agent.woman)) +
    one('mail', agent.mail) +
    one('ENTPersonStructRattach', agent.rattach) +
    one('ENTPersonSTSId', agent.stsId) +
    teachingAttributes(agent, teacher) +
    many('ENTEnsFonctionDir', fonctions.filter(({ code }) => code === 'DIR').map(structureOf)) +
    many('ENTPersonFonctions', fonctions.map(fonctionTuple)) +
    datedTwins(agent) +
    one('ENTPersonCategorieEnseignant', yes(teacher)) +
    one('PersEducNatPresenceDevantEleves', yes(services.length > 0));
  return addRequest('categoriePersonne', 'PersEducNat', id, attributes);
}

function teachingAttributes({ fonctions, services, principal }: Agent, teacher: boolean): string {
  const classes = services.filter(({ groupe }) => !groupe);
  const groupes = services.filter(({ groupe }) => groupe);
  const disciplines = teacher ? fonctions.slice(0, 1) : [];
  return (
    many(
      'ENTAuxEnsCategoDiscipline',
      disciplines.map((f) => `${f.discipline}$${f.disciplineLabel}`),
    ) +
    many(
      'ENTAuxEnsDisciplinesPoste',
      disciplines.map((f) => `${f.disciplineLabel}$${f.discipline}`),
    ) +
    many(
      'ENTAuxEnsMEF',
      distinct(classes, (s) => `${s.structure}$${s.mef}$${mefLabel(s.mef)}`),
    ) +
    many(
      'ENTAuxEnsMatiereEnseignEtab',
      distinct(services, (s) => `${s.structure}$${matiereLabel(s.matiere)}`),
    ) +
    many('ENTAuxEnsClasses', distinct(classes, placeOf)) +
    many('ENTAuxEnsGroupes', distinct(groupes, placeOf)) +
    many('ENTAuxEnsClassesMatieres', classes.map(subjectOf)) +
    many('ENTAuxEnsGroupesMatieres', groupes.map(subjectOf)) +
    many('ENTAuxEnsClassesPrincipal', principal)
  );
}

const structureOf = ({ structure }: Fonction) => structure;
const fonctionTuple = (f: Fonction) =>
  [f.structure, f.code, f.label, f.discipline, f.disciplineLabel].join('$');
const placeOf = (s: Service) => `${s.structure}$${s.code}`;
const subjectOf = (s: Service) => `${s.structure}$${s.code}$${s.matiere}`;
const distinct = (list: readonly Service[], text: (one: Service) => string) => [
  ...new Set(list.map(text)),
];

/** Recent feeds date some values in a twin attribute; so do a third of our records. */
function datedTwins({ id, rattach, fonctions, services }: Agent): string {
  if (Number(id) % 3 !== 0) return '';
  const dated = (text: string) => `${text}$01/09/2026$31/08/2027`;
  return (
    one('ENTPersonStructRattachDate', dated(rattach)) +
    many(
      'ENTPersonFonctionsDate',
      fonctions.map((f) => dated(`${f.structure}$${f.code}`)),
    ) +
    many(
      'ENTAuxEnsClassesMatieresDate',
      services.filter((s) => !s.groupe).map((s) => dated(subjectOf(s))),
    )
  );
}
