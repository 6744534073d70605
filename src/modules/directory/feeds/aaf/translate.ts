import type { FeedRecord, FeedType } from '../feed.ts';
import { agent, matiere, mef, pupil, responsable, structure } from './attributes.ts';
import type { RawRecord } from './envelope.ts';
import type { FeedFrame } from './frame.ts';
import { agentFrom } from './translate-agent.ts';
import { responsableFrom } from './translate-person.ts';
import { pupilFrom } from './translate-pupil.ts';
import { matiereFrom, mefFrom, structureFrom } from './translate-structure.ts';
import { one, RecordRefused } from './values.ts';

const jointures: Readonly<Record<FeedType, string>> = {
  EtabEducNat: structure.jointure,
  MatiereEducNat: matiere.jointure,
  MefEducNat: mef.jointure,
  Eleve: pupil.jointure,
  PersRelEleve: responsable.jointure,
  PersEducNat: agent.jointure,
};

/** One record in the words of the directory; `RecordRefused` says why it cannot be. */
export function translate(raw: RawRecord, type: FeedType, frame: FeedFrame): FeedRecord {
  checkIdentity(raw, type);
  if (frame.kind === 'complete' && raw.request !== 'addRequest') {
    throw new RecordRefused(`${raw.request} dans un flux complet`);
  }
  const jointure = one(raw, jointures[type]);
  if (jointure !== null && jointure !== raw.id) {
    throw new RecordRefused(
      `identifiant et ${jointures[type]} (${jointure.slice(0, 64)}) diffèrent`,
    );
  }
  switch (type) {
    case 'EtabEducNat':
      return structureFrom(raw);
    case 'MatiereEducNat':
      return matiereFrom(raw);
    case 'MefEducNat':
      return mefFrom(raw);
    case 'Eleve':
      return pupilFrom(raw, frame);
    case 'PersRelEleve':
      return responsableFrom(raw);
    case 'PersEducNat':
      return agentFrom(raw);
  }
}

/** A request that says neither whose nor what it is cannot be taken, whatever it asks. */
export function checkIdentity(raw: RawRecord, type: FeedType): void {
  if (raw.category !== type && !(type === 'MatiereEducNat' && raw.category === 'MatEducNat')) {
    throw new RecordRefused(`catégorie « ${raw.category.slice(0, 40)} » dans un fichier ${type}`);
  }
  if (raw.id === '') throw new RecordRefused('sans identifiant');
  if (!/^[^\s$]{1,64}$/.test(raw.id)) throw new RecordRefused('identifiant mal formé');
}
