import type { OutwardPerson, OutwardTie } from '#modules/directory';
import { uidOf } from './dn.ts';
import { type Entry, entryOf, parts } from './entry.ts';
import type { Names } from './names.ts';
import { NOTHING } from './structure-entry.ts';

/** A person as SDET tells them: `ENTEleve` for a pupil, `ENTPerson` with auxiliary classes for others. */
export function personEntry(person: OutwardPerson, login: string, names: Names): Entry {
  const { id, academicEmail, profiles } = person;
  const jointures = person.jointures.map(({ academy, jointure }) =>
    names.jointure(academy, jointure),
  );
  return entryOf(names.person(id), classesOf(person), {
    uid: uidOf(id),
    cn: person.displayName || NOTHING,
    sn: person.familyName || NOTHING,
    givenName: person.givenName,
    displayName: person.displayName,
    personalTitle: person.civility,
    mail: isPlainMail(academicEmail) ? academicEmail : null,
    ENTPersonLogin: login,
    ENTPersonJointure: jointures.length > 0 ? jointures : parts('ENT', uidOf(id)),
    ENTPersonProfils: profiles.flatMap((profile) =>
      profile === 'TUE' ? [] : `National_${profile}`,
    ),
    ENTPersonStructRattach: names.structure(homeOf(person) ?? ''),
    ENTPersonFonctions: person.functions.map((one) =>
      placed(names, one.structureId, one.code, one.label, one.disciplineCode, one.disciplineLabel),
    ),
    isMemberOf: person.memberships.flatMap(({ groupId }) => names.calls(groupId)),
    ...pupilSide(person, names),
    ...teacherSide(person, names),
    ENTAuxPersRelEleveEleve: person.pupils.map(({ personId }) => names.person(personId)),
  });
}

/** `mail` takes the letters of a plain address alone. */
const isPlainMail = (mail: string | null): mail is string =>
  mail !== null && /^[\x21-\x7e]+$/.test(mail);

const isPupil = ({ profiles, schoolings }: OutwardPerson) =>
  profiles.includes('ELV') && schoolings.length > 0;

const isTeacher = ({ profiles, teachings }: OutwardPerson) =>
  profiles.includes('ENS') || profiles.includes('DOC') || teachings.length > 0;

function classesOf(person: OutwardPerson): string[] {
  const has = (...some: OutwardPerson['profiles']) =>
    person.profiles.some((profile) => some.includes(profile));
  const auxiliary = [
    isTeacher(person) && 'ENTAuxEnseignant',
    has('DIR', 'EVS', 'ETA') && 'ENTAuxNonEnsEtab',
    has('ACA') && 'ENTAuxNonEnsServAc',
    has('COL') && 'ENTAuxNonEnsCollLoc',
    person.pupils.length > 0 && 'ENTAuxPersRelEleve',
  ].filter((name) => name !== false);
  return [
    'inetOrgPerson',
    'ENTPerson',
    ...(isPupil(person) ? ['ENTEleve'] : []),
    'eduMember',
    ...auxiliary,
  ];
}

/** Where somebody belongs first: where they learn, else where they work. */
const homeOf = ({ schoolings, functions, memberships, profiles }: OutwardPerson) =>
  schoolings[0]?.structureId ??
  functions[0]?.structureId ??
  (profiles.every((profile) => profile === 'TUT')
    ? undefined
    : memberships.find(({ kind, code }) => kind === 'profile' && code !== 'TUT')?.structureId);

/** A value that begins with the name of a structure; nothing for one that is not told. */
const placed = (names: Names, structureId: string, ...rest: (string | null)[]) => {
  const dn = names.structure(structureId);
  return dn === undefined ? null : `${dn}$${parts(...rest)}`;
};

function pupilSide(person: OutwardPerson, names: Names) {
  const [first] = person.schoolings;
  if (first === undefined || !isPupil(person)) return {};
  const classes = groupsOf(person, 'division', names);
  return {
    ENTEleveStatutEleve: first.statut || NOTHING,
    ENTEleveMEF: first.mef || NOTHING,
    ENTEleveLibelleMEF: first.mefLabel || NOTHING,
    ENTEleveNivFormation: first.nivFormation || NOTHING,
    ENTEleveFiliere: first.filiere || NOTHING,
    ENTEleveRegime: first.regime,
    ENTEleveCodeEnseignements: first.enseignements,
    ENTEleveMajeur: person.isOfAge ? 'O' : 'N',
    ENTEleveClasses: classes.length > 0 ? classes : NOTHING,
    ENTEleveGroupes: groupsOf(person, 'groupe', names),
    ENTElevePersRelEleve: person.responsables.map((tie) => tieOf(tie, names)),
  };
}

const groupsOf = ({ memberships }: OutwardPerson, kind: string, names: Names) =>
  memberships
    .filter((one) => one.kind === kind)
    .map(({ structureId, code }) => placed(names, structureId, code))
    .filter((value) => value !== null);

/** Whom, lien, pays the bills, level, called in what order, receives the grants. */
const tieOf = (tie: OutwardTie, names: Names) =>
  `${names.person(tie.personId)}$${parts(
    tie.lien,
    tie.financial ? 1 : 0,
    tie.niveauResponsabilite,
    tie.contactPriority,
    tie.pays ? 1 : 0,
  )}`;

function teacherSide(person: OutwardPerson, names: Names) {
  if (!isTeacher(person)) return {};
  const taught = (kind: string, withMatiere: boolean) =>
    person.teachings
      .filter((one) => one.kind === kind && (!withMatiere || one.matiere !== ''))
      .map(({ structureId, code, matiere }) =>
        placed(names, structureId, code, ...(withMatiere ? [matiere] : [])),
      );
  return {
    ENTAuxEnsClasses: taught('division', false),
    ENTAuxEnsGroupes: taught('groupe', false),
    ENTAuxEnsClassesMatieres: taught('division', true),
    ENTAuxEnsGroupesMatieres: taught('groupe', true),
    ENTAuxEnsClassesPrincipal: groupsOf(person, 'head-teachers', names),
  };
}
