export { type PortalParts, portalHouse } from './module.ts';
