/** Why we decline, and the HTTP status that says so. */
export const statusOf = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'step-up-needed': 403,
  missing: 404,
  conflict: 409,
  'too-large': 413,
  misdirected: 421,
  'too-many': 429,
  unavailable: 503,
} as const;

/** One of the reasons of {@link statusOf}. */
export type Reason = keyof typeof statusOf;

/** A refusal is an answer, not an accident: we decline what was asked, and say why. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly reason: Reason;
  readonly code: `${string}.${string}`;
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined;
  readonly faults: readonly { path: string; message: string }[] | undefined;

  constructor(reason: Reason, code: `${string}.${string}`, more: RefusalDetails = {}) {
    super(code);
    this.reason = reason;
    this.code = code;
    this.retryAfter = more.retryAfter;
    this.faults = more.faults;
  }
}

interface RefusalDetails {
  retryAfter?: number;
  faults?: readonly { path: string; message: string }[];
}

/** Refuses. The code is `module.what-happened`; its words live in the module's catalogue. */
export function refuse(reason: Reason, code: `${string}.${string}`, more?: RefusalDetails): never {
  throw new Refusal(reason, code, more);
}
