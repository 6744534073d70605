export { type ActivationRefusal, activationPage } from './activation-page.ts';
export { askPage } from './ask-page.ts';
export { confirmPage } from './confirm-page.ts';
export type { Dress, PageFiles } from './dress.ts';
export { forgottenPage, leadOnPage, newPasswordPage, sentPage } from './forgotten-pages.ts';
export { plainPage, plainPages } from './plain-page.ts';
export { type ProblemStatus, problemPage } from './problem-page.ts';
export {
  type DoorForm,
  type ModeRefusal,
  type SignInModel,
  type SignInRefusal,
  signInPage,
} from './sign-in-page.ts';
export { signOutPage } from './sign-out-page.ts';
