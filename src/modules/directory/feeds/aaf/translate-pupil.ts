import type { Day, Place, PupilRecord, Relation } from '../feed.ts';
import { pupil } from './attributes.ts';
import type { RawRecord } from './envelope.ts';
import type { FeedFrame } from './frame.ts';
import { addressFrom, personFrom } from './translate-person.ts';
import { all, day, distinct, one, RecordRefused, tuple } from './values.ts';

/** Codes of liens before 2018, in today's. */
const formerLiens: Readonly<Record<string, string>> = {
  1: '20',
  2: '10',
  3: '50',
  4: '39',
  5: '51',
  6: '90',
  7: '70',
};

/** Eleve → a pupil with their schooling, places and responsables, as of the day of the feed. */
export function pupilFrom(raw: RawRecord, frame: FeedFrame): PupilRecord {
  const exits = exitsOf(raw);
  const left = exits.filter((exit) => exit.day <= frame.day);
  const leftStructure = new Set(
    left.filter((exit) => exit.code === null).map((exit) => exit.structure),
  );
  const leftPlace = new Set(left.map((exit) => `${exit.structure}$${exit.code}`));
  const stays = (place: Place) =>
    !leftStructure.has(place.structure) && !leftPlace.has(`${place.structure}$${place.code}`);
  const structure = one(raw, pupil.structure);
  return {
    type: 'Eleve',
    ...personFrom(raw),
    ine: one(raw, pupil.ine),
    siecleId: one(raw, pupil.siecleId),
    email: one(raw, pupil.email),
    homePhone: one(raw, pupil.homePhone),
    address: addressFrom(raw),
    structure: structure !== null && leftStructure.has(structure) ? null : structure,
    structureFrom: entriesOf(raw, pupil.structureFrom, 2).get(structure ?? '') ?? null,
    mef: one(raw, pupil.mef),
    mefLabel: one(raw, pupil.mefLabel),
    nivFormation: one(raw, pupil.nivFormation),
    filiere: one(raw, pupil.filiere),
    statut: one(raw, pupil.statut),
    regime: one(raw, pupil.regime),
    enseignements: [...distinct(raw, pupil.enseignements)].sort(),
    relations: relationsOf(raw, frame),
    divisions: placesOf(raw, pupil.divisions, entriesOf(raw, pupil.divisionsFrom, 3)).filter(stays),
    groupes: placesOf(raw, pupil.groupes, new Map()).filter(stays),
    waits: exits.some((exit) => exit.day > frame.day),
  };
}

/** `structure$code`, each once. */
export function placesOf(raw: RawRecord, attribute: string, entries: Map<string, Day>): Place[] {
  return distinct(raw, attribute).map((value) => {
    const [structure = '', code = ''] = tuple(value, attribute, 2, 2, 2);
    return { structure, code, from: entries.get(`${structure}$${code}`) ?? null };
  });
}

/** Days of entry by `structure` or `structure$class`; written `structure$date[$class]`, or the date alone. */
function entriesOf(raw: RawRecord, attribute: string, parts: 2 | 3): Map<string, Day> {
  const entries = new Map<string, Day>();
  const own = one(raw, pupil.structure) ?? '';
  for (const value of all(raw, attribute)) {
    const whole = parts === 2 && !value.includes('$') ? `${own}$${value}` : value;
    const [structure = '', date = '', code = ''] = tuple(whole, attribute, parts, parts, parts);
    entries.set(parts === 2 ? structure : `${structure}$${code}`, day(date, attribute));
  }
  return entries;
}

function exitsOf(raw: RawRecord): { structure: string; code: string | null; day: Day }[] {
  const structures = [...entriesOf(raw, pupil.structureTo, 2)];
  const divisions = [...entriesOf(raw, pupil.divisionsTo, 3)];
  return [
    ...structures.map(([structure, date]) => ({ structure, code: null, day: date })),
    ...divisions.map(([place, date]) => {
      const [structure = '', code = ''] = place.split('$');
      return { structure, code, day: date };
    }),
  ];
}

/** `idResp$lien$respFinancier$respLegal$contact$paiement`; the first of two entries with one responsable wins. */
function relationsOf(raw: RawRecord, frame: FeedFrame): Relation[] {
  const relations = new Map<string, Relation>();
  for (const value of all(raw, pupil.relations)) {
    const parts = tuple(value, pupil.relations, 4, 6, 1);
    const [responsable = '', lien = '', financial, level = '', contact = '', pays] = parts;
    if (!/^\d{0,2}$/.test(lien) || !/^[0-3]?$/.test(level) || !/^\d{0,2}$/.test(contact)) {
      throw new RecordRefused(`${pupil.relations} : « ${value.slice(0, 80)} » est mal formé`);
    }
    if (relations.has(responsable)) continue;
    relations.set(responsable, {
      responsable,
      lien: formerLiens[lien] ?? (lien === '' ? '90' : lien),
      level: levelOf(level, frame),
      financial: financial === '1',
      contactPriority: Number(contact) > 0 ? Number(contact) : null,
      pays: pays === '1',
    });
  }
  return [...relations.values()].sort((a, b) => (a.responsable < b.responsable ? -1 : 1));
}

/** Until 2018 a `2` was the second legal representative; since, it is a person in charge. 3 is a mere contact. */
function levelOf(level: string, frame: FeedFrame): 0 | 1 | 2 {
  if (level === '1') return 1;
  if (level === '2') return frame.secondParentIsLevel2 ? 1 : 2;
  return 0;
}
