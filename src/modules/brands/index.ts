export { colourOf } from './colours.ts';
export { brands } from './module.ts';
export { toHex } from './oklch.ts';
export {
  brandNames,
  brandOf,
  brandOrigins,
  type Installation,
  type Site,
  siteOf,
  siteOfBrand,
} from './sites.ts';
