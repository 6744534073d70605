export { notificationsHouse } from './module.ts';
