const out = process.stdout;
let isOpen = false;

/** Prints one line about the step under way, without breaking the line that the step itself is on. */
export function say(words: string): void {
  out.write(`${isOpen ? '\n' : ''}${words}\n`);
  isOpen = false;
}

/**
 * Runs one step of a start and prints « Base de données… prête (1,2 s) »; `done` are the words at the
 * end, or makes them from the result.
 */
export async function step<T>(
  name: string,
  done: string | ((result: T) => string),
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  out.write(`${name}… `);
  isOpen = true;
  try {
    const result = await work();
    const seconds = ((performance.now() - began) / 1000).toFixed(1).replace('.', ',');
    const words = `${typeof done === 'string' ? done : done(result)} (${seconds} s)\n`;
    out.write(isOpen ? words : `${name} : ${words}`);
    return result;
  } catch (error) {
    if (isOpen) out.write('\n');
    throw error;
  } finally {
    isOpen = false;
  }
}
