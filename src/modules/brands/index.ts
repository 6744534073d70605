export { brands } from './module.ts';
export {
  brandOf,
  brandOrigins,
  type Installation,
  type Site,
  siteOf,
  siteOfBrand,
} from './sites.ts';
