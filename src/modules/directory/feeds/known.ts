/** The hashes of the records that a source already gave: eight bytes each, so that half a million fit in four megabytes. */
export class Known {
  readonly #sorted: BigInt64Array;
  readonly #met: Uint8Array;

  /** `hashes` sorted; it may live in shared memory. */
  constructor(hashes: BigInt64Array) {
    this.#sorted = hashes;
    this.#met = new Uint8Array(hashes.length);
  }

  /** True when a record with that hash was already there; it is then counted as met. */
  meet(hash: bigint): boolean {
    const hashes = this.#sorted;
    let low = 0;
    let high = hashes.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = hashes[middle] as bigint;
      if (found === hash) {
        this.#met[middle] = 1;
        return true;
      }
      if (found < hash) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  /** The hashes that no record of this feed has: of records changed or gone. */
  unmet(): bigint[] {
    return Array.from(this.#sorted.filter((_, at) => this.#met[at] === 0));
  }
}
