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

/** `prenom.nom@domain`, with what cannot be in an address left out; domains are those reserved for examples. */
export const mailOf = (given: string, family: string, domain: string): string =>
  `${addressPart(given)}.${addressPart(family)}@${domain}`;

const addressPart = (name: string) =>
  withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z-]/g, '');

/** The academy's domain, under a top level that can never exist. */
export const academyDomain = 'ac-valbourg.example';

/** A date as AAF writes it, dd/MM/yyyy. */
export const dateIn = (year: number, random: Random): string =>
  `${twoDigits(random.between(1, 28))}/${twoDigits(random.between(1, 12))}/${year}`;
