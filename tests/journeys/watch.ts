import type { BrowserContext } from '@playwright/test';

/**
 * What goes wrong behind a journey: script errors, anything the console complains of (a breach of the content
 * policy among them), requests that fail, and refusals the journey did not ask for.
 */
export class Watch {
  readonly faults: string[] = [];
  readonly #asked = new Set<string>();
  readonly #hasScript: boolean;

  /** Where script is off, the browser refuses by itself to load any: that is no fault of the page. */
  constructor(hasScript = true) {
    this.#hasScript = hasScript;
  }

  /** From now on, what happens on the pages of this browser context is noted. */
  over(context: BrowserContext): void {
    context.on('weberror', (fault) => this.faults.push(`script: ${fault.error().message}`));
    context.on('console', (message) => {
      // A refused answer is noted below, where its address is known.
      if (/^Failed to load resource: the server responded/.test(message.text())) return;
      if (['error', 'warning'].includes(message.type())) this.faults.push(message.text());
    });
    context.on('requestfailed', (request) => {
      const words = request.failure()?.errorText ?? '';
      // The browser itself gives up what it was loading when one leaves a page.
      if (words === 'net::ERR_ABORTED') return;
      if (!this.#hasScript && words === 'csp' && request.url().endsWith('.js')) return;
      this.faults.push(`${words} ${request.url()}`);
    });
    context.on('response', (reply) => {
      const asked = `${reply.status()} ${new URL(reply.url()).pathname}`;
      if (reply.status() >= 400 && !this.#asked.has(asked)) this.faults.push(asked);
    });
  }

  /** The journey goes where it is refused on purpose: this status at this path is no fault. */
  askFor(status: number, path: string): void {
    this.#asked.add(`${status} ${path}`);
  }
}
