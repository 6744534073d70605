/** Why an address was not asked, or its answer not taken. */
export type UnreachedCode =
  | 'egress.bad-address'
  | 'egress.private-address'
  | 'egress.unencrypted'
  | 'egress.port'
  | 'egress.unknown-host'
  | 'egress.no-answer'
  | 'egress.too-slow'
  | 'egress.too-large'
  | 'egress.unreadable'
  | 'egress.too-many-redirects'
  | 'egress.downgrade';

/** An outgoing request that came to nothing. Whoever asked decides what that means for the person who waits. */
export class Unreached extends Error {
  override name = 'Unreached';
  readonly code: UnreachedCode;

  constructor(code: UnreachedCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
