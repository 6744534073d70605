export { adminHouse } from './module.ts';
