/** What was opened, to be closed in the opposite order: servers first, the database last. */
export class Closers {
  readonly #list: (() => Promise<void> | void)[] = [];
  #isClosed = false;

  /** Remembers how to close something; closes it at once when everything is being closed already. */
  async add(close: () => Promise<void> | void): Promise<void> {
    if (this.#isClosed) await close();
    else this.#list.push(close);
  }

  /** Closes everything; a failure is told and does not keep the rest open. */
  async closeAll(): Promise<void> {
    this.#isClosed = true;
    for (let close = this.#list.pop(); close !== undefined; close = this.#list.pop()) {
      try {
        await close();
      } catch (error) {
        console.error(error);
      }
    }
  }
}
