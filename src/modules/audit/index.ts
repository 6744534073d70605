export { auditHouse } from './module.ts';
export { verifyChain } from './queries/verify-chain.ts';
