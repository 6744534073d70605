/** A program that asks for itself, with a token of its own: no person stands behind it. */
export interface Client {
  id: string;
  /** As its owner named it. */
  name: string;
  /** What it may do: `directory.structures`. */
  scopes: readonly string[];
  /** The structures whose things it may see; null: all. */
  structures: readonly string[] | null;
}
