import type { Day, FeedType } from '../feed.ts';

/** What the name of a part says. Parts of one delivery share prefix and day. */
export interface PartName {
  /** Without folders. */
  name: string;
  prefix: string;
  kind: 'Complet' | 'Delta';
  day: Day;
  type: FeedType;
  number: number;
}

const suffix =
  /^(.*)_(Complet|Delta)_(\d{4})(\d{2})(\d{2})_(Eleve|PersRelEleve|PersEducNat|EtabEducNat|MatiereEducNat|MefEducNat)_(\d{4})\.xml$/;

/** Reads `<PROJET>_<Complet|Delta>_<AAAAMMJJ>_<Type>_<NNNN>.xml`; undefined for any other name or an impossible day. */
export function partName(name: string): PartName | undefined {
  const match = suffix.exec(name);
  if (match === null) return undefined;
  const [, prefix = '', kind, year = '', month = '', date = '', type, number] = match;
  const day = dayOf(year, month, date);
  if (day === undefined) return undefined;
  return {
    name,
    prefix,
    kind: kind as PartName['kind'],
    day,
    type: type as FeedType,
    number: Number(number),
  };
}

/** The day of the calendar, or undefined when there is none such (31 February). */
export function dayOf(year: string, month: string, date: string): Day | undefined {
  const day = `${year}-${month}-${date}`;
  const y = Number(year);
  const m = Number(month);
  const d = Number(date);
  if (y < 1900 || y > 2200 || m < 1 || m > 12 || d < 1) return undefined;
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const last = m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  return d <= last ? day : undefined;
}
