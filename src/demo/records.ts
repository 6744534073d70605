import { withoutAccents } from './contacts.ts';
import type { Agent, Household, Pupil, Responsable } from './region.ts';
import { addRequest, many, one } from './xml.ts';

/** Family names travel in capitals; one in five loses its accents on the way (sdet-aaf §3.4). */
const capitals = (name: string, id: string) => {
  const upper = name.toUpperCase();
  return Number(id.slice(-4)) % 5 === 3 ? withoutAccents(upper) : upper;
};

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
    one('givenName', pupil.given) +
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
    one('ENTEleveDateEntreeStructRattach', `${at}$${pupil.entered}`) +
    (Number(id) % 499 === 7 ? one('ENTEleveAttributInconnu', 'X') : '');
  return addRequest('categoriePersonne', 'Eleve', id, attributes);
}

const yes = (it: boolean) => (it ? 'O' : 'N');

const relationTuple = (relation: Pupil['relations'][number]) =>
  `${relation.responsable.id}$${relation.lien}$${relation.financier}$${relation.legal}$${relation.contact}$${relation.paiement}`;

/** What the pupil's record repeats of the subjects of his groupes. */
function subjectsOf({ groupes }: Pupil): { labels: string[]; codes: string[] } {
  return {
    labels: groupes.map(({ label, code }) => label || code),
    codes: ['030201', ...groupes.map(({ matiere }) => matiere)],
  };
}

/** The PersRelEleve record of a responsable. */
export function responsableRecord(responsable: Responsable): string {
  const { id, household, woman } = responsable;
  const attributes =
    one('ENTPersonJointure', id) +
    one('ENTPersonDateNaissance', '') +
    one('ENTPersonNomPatro', capitals(responsable.birthName, id)) +
    one('sn', capitals(responsable.sn, id)) +
    one('givenName', responsable.given) +
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

/** The PersEducNat record of an agent; recent feeds date some values in a twin attribute. */
export function agentRecord(agent: Agent): string {
  const { id, fonctions, services } = agent;
  const [fonction] = fonctions;
  const classes = services.filter(({ groupe }) => !groupe);
  const groupes = services.filter(({ groupe }) => groupe);
  const teacher = fonctions.some(({ code }) => code === 'ENS' || code === 'DOC');
  const where = (list: Agent['services']) => [
    ...new Set(list.map((s) => `${s.structure}$${s.code}`)),
  ];
  const what = (list: Agent['services']) =>
    list.map((s) => `${s.structure}$${s.code}$${s.matiere}`);
  const attributes =
    one('ENTPersonJointure', id) +
    one('ENTPersonDateNaissance', agent.born) +
    one('ENTPersonNomPatro', capitals(agent.birthName, id)) +
    one('sn', capitals(agent.sn, id)) +
    one('givenName', agent.given) +
    one('ENTPersonAutresPrenoms', agent.given) +
    one('personalTitle', title(agent.woman)) +
    one('mail', agent.mail) +
    one('ENTPersonStructRattach', agent.rattach) +
    one('ENTPersonSTSId', agent.stsId) +
    one(
      'ENTAuxEnsCategoDiscipline',
      teacher && fonction ? `${fonction.discipline}$${fonction.disciplineLabel}` : '',
    ) +
    many('ENTAuxEnsMEF', [...new Set(classes.map((s) => `${s.structure}$${s.mef}$`))]) +
    many('ENTAuxEnsClasses', where(classes)) +
    many('ENTAuxEnsGroupes', where(groupes)) +
    many('ENTAuxEnsClassesMatieres', what(classes)) +
    many('ENTAuxEnsGroupesMatieres', what(groupes)) +
    many('ENTAuxEnsClassesPrincipal', agent.principal) +
    many(
      'ENTEnsFonctionDir',
      fonctions.filter(({ code }) => code === 'DIR').map((f) => f.structure),
    ) +
    many(
      'ENTPersonFonctions',
      fonctions.map(
        (f) => `${f.structure}$${f.code}$${f.label}$${f.discipline}$${f.disciplineLabel}`,
      ),
    ) +
    (Number(id) % 3 === 0
      ? many(
          'ENTPersonFonctionsDate',
          fonctions.map((f) => `${f.structure}$${f.code}$01/09/2026`),
        )
      : '') +
    one('ENTPersonCategorieEnseignant', yes(teacher)) +
    one('PersEducNatPresenceDevantEleves', yes(services.length > 0));
  return addRequest('categoriePersonne', 'PersEducNat', id, attributes);
}
