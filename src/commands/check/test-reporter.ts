import type { TestEvent } from 'node:test/reporters';

/** One line of the report: a test that ended. */
export type Told = {
  title: string;
  file: string;
  line: number;
  result: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped, or how it failed. */
  words: string;
};

/** Makes one JSON line of each test that ended, for `check` to count. */
export default async function* tell(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    const told = toldOf(event);
    if (told !== undefined) yield `${JSON.stringify(told)}\n`;
  }
}

/** Suites are folders of tests: they count only when they fail by themselves, in a hook. */
function toldOf(event: TestEvent): Told | undefined {
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return undefined;
  const { name, file = '', line = 0, details, skip, todo } = event.data;
  const error = 'error' in details ? details.error : undefined;
  const failed = event.type === 'test:fail';
  if (details.type === 'suite' && (!failed || isOfItsTests(error))) return undefined;
  const waived = [skip, todo].find((word) => word !== undefined && word !== false);
  if (waived !== undefined) {
    return { title: name, file, line, result: 'skipped', words: reasonOf(waived) };
  }
  return { title: name, file, line, result: failed ? 'failed' : 'passed', words: wordsOf(error) };
}

function isOfItsTests(error: unknown): boolean {
  return error instanceof Error && 'failureType' in error && error.failureType === 'subtestsFailed';
}

function reasonOf(word: string | boolean): string {
  return typeof word === 'string' && word !== '' ? word : 'no reason given';
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return error === undefined ? '' : String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  return cause.stack ?? cause.message;
}
