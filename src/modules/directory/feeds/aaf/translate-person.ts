import type { Address, Person, ResponsableRecord } from '../feed.ts';
import { pupil, responsable } from './attributes.ts';
import type { RawRecord } from './envelope.ts';
import { day, distinct, one, RecordRefused, yes } from './values.ts';

/** What every person has. A person without family or given name cannot be taken. */
export function personFrom(raw: RawRecord): Person {
  const familyName = one(raw, pupil.familyName) ?? one(raw, pupil.birthName);
  const givenName = one(raw, pupil.givenName);
  if (familyName === null) throw new RecordRefused('sans nom');
  if (givenName === null) throw new RecordRefused('sans prénom');
  const born = one(raw, pupil.birthDate);
  return {
    id: raw.id,
    civility: one(raw, pupil.civility),
    familyName,
    givenName,
    birthName: one(raw, pupil.birthName),
    otherGivenNames: distinct(raw, pupil.otherGivenNames),
    birthDate: born === null ? null : day(born, pupil.birthDate),
  };
}

/** `l1$l2$l3$l4` and the town; null when nothing of it is given. */
export function addressFrom(raw: RawRecord): Address | null {
  const lines = (one(raw, pupil.addressLines) ?? '').split('$').map((line) => line.trim());
  const address = {
    lines: lines.filter((line) => line !== ''),
    postalCode: one(raw, pupil.postalCode),
    city: one(raw, pupil.city),
    country: one(raw, pupil.country),
  };
  const empty = address.lines.length === 0 && !address.postalCode && !address.city;
  return empty ? null : address;
}

/** PersRelEleve → a responsable. Which pupils they answer for is told by the pupils. */
export function responsableFrom(raw: RawRecord): ResponsableRecord {
  return {
    type: 'PersRelEleve',
    ...personFrom(raw),
    email: one(raw, responsable.email),
    homePhone: one(raw, responsable.homePhone),
    workPhone: one(raw, responsable.workPhone),
    mobile: one(raw, responsable.mobile),
    smsPhone: one(raw, responsable.smsPhone),
    address: addressFrom(raw),
    addressShared: yes(one(raw, responsable.addressShared)),
  };
}
