import { Refusal, refuse } from '#kernel/refusal';

/** Says of a wrong second factor that it is one: whoever gives it has shown the first proof already. */
export const sayingWrongCode = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'identity.unknown-login-or-password')
      return refuse('signed-out', 'identity.wrong-code');
    throw error;
  });
