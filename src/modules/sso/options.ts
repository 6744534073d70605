import type { FetchOut } from '#kernel/egress';
import type { Installation } from '#modules/brands';
import type { BorrowedDoor, PageFiles } from '#modules/identity';

/** What linked applications are given from outside. */
export interface SsoOptions {
  config: Installation;
  /** The files that every page needs; the worker draws none and gives none. */
  files?: (() => PageFiles) | undefined;
  /** The sign-in page, for the form at `/cas/login`. */
  door: BorrowedDoor;
  /** The one way out, for proxy callbacks and to tell applications of a sign-out. */
  fetchOut: FetchOut;
}
