export { openAccounts, openNamedAccounts } from './commands/open-accounts.ts';
export { openSession } from './commands/open-session.ts';
export { drawPassword, replacePassword } from './commands/replace-password.ts';
export { identityHouse } from './module.ts';
export { type ProblemStatus, problemPage } from './pages/index.ts';
export { hashPassword } from './password.ts';
export { actorOf } from './queries/actor.ts';
export { whoIAm } from './queries/who-i-am.ts';
export { signInUrl } from './sign-in-url.ts';
