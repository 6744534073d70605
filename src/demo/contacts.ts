import type { Random } from './random.ts';

const twoDigits = (number: number) => String(number).padStart(2, '0');
const fourMore = (random: Random) =>
  `${twoDigits(random.below(100))} ${twoDigits(random.below(100))}`;

/** A mobile number of the range that ARCEP keeps for fiction (06 39 98 xx xx), as the feed writes it. */
export const mobileNumber = (random: Random): string => `+33 6 39 98 ${fourMore(random)}`;

/** A fixed number of the ranges that ARCEP keeps for fiction, as the feed writes it. */
export const fixedNumber = (random: Random): string =>
  `+33 ${random.pick(['1 99 00', '2 61 91', '3 53 01', '4 65 71', '5 36 49'])} ${fourMore(random)}`;

/** Letters without accents, as in an address or in a name that lost them on its way. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('Ł', 'L')
    .replaceAll('ł', 'l')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('ı', 'i');

/** `prenom.nom@domain`; the domains are those reserved for examples, so that no mail ever reaches anyone. */
export const mailOf = (given: string, family: string, domain: string, suffix = ''): string =>
  `${addressPart(given)}.${addressPart(family)}${suffix}@${domain}`;

const addressPart = (name: string) =>
  withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z-]/g, '');

/** The academy's domain, under a top level that can never exist. */
export const academyDomain = 'ac-val-ormelle.example';

/** Gives an agent an academic address nobody else has: the second homonym gets a 2, the third a 3… */
export type AddressBook = (given: string, family: string) => string;

/** Opens the address book of one feed. */
export function openAddressBook(): AddressBook {
  const taken = new Map<string, number>();
  return (given, family) => {
    const plain = mailOf(given, family, academyDomain);
    const count = (taken.get(plain) ?? 0) + 1;
    taken.set(plain, count);
    return count === 1 ? plain : mailOf(given, family, academyDomain, String(count));
  };
}

/** A day given as YYYYMMDD, as AAF writes it inside its files: dd/MM/yyyy. */
export const dayOf = (date: string): string =>
  `${date.slice(6)}/${date.slice(4, 6)}/${date.slice(0, 4)}`;

/** Some day of a year, as AAF writes it. */
export const dateIn = (year: number, random: Random): string =>
  `${twoDigits(random.between(1, 28))}/${twoDigits(random.between(1, 12))}/${year}`;
