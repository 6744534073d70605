import type { World } from '../world.ts';

/** Who may open a door, with what, and who may not. */
export interface Knock {
  /** As served: `GET /api/directory/divisions/{id}`, `POST /connexion`. */
  door: string;
  /** Someone for whom the input gives 2xx or 3xx. Null: whoever comes. */
  rightful: string | null;
  /** Path parts, query or body; texts, but for a body in JSON. */
  input?: (world: World) => Promise<Record<string, unknown>>;
  /** Logins that the same input refuses, with the status. */
  refused?: Readonly<Record<string, number>>;
  /**
   * What the rightful one gets for the same input while wearing another hat, in another structure: the status of the
   * refusal; or, where it is rightly the same, the reason. Compulsory where there is an input: it names a thing.
   */
  otherHat?: number | `open: ${string}`;
  /** The answer is about the one who asks: a stranger gets theirs, which must hold nothing of the rightful one. */
  isOwn?: true;
  /** Takes a form, not JSON. */
  isForm?: true;
  /** Takes this file, and nothing else. */
  file?: () => Promise<Buffer>;
}
