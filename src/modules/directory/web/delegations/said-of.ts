import { Refusal } from '#web/call';

/** The server's words about a refusal; none when it could not be reached. */
export const saidOf = (error: unknown): string =>
  error instanceof Refusal ? error.problem.title : '';
