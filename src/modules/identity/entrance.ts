import type { Visit } from '#modules/directory';
import { hasSteppedUp } from './policy.ts';
import { clientOf } from './queries/clients.ts';
import { signInUrl, stepUpUrl } from './sign-in-url.ts';

type Asked = Visit['asked'];

/** What the doors ask of identity about whoever knocks. */
export const entrance = {
  personOf: ({ actor }: Visit) => (actor?.support ?? actor)?.personId ?? null,
  isSteppedUp: ({ actor, clock }: Visit) => actor !== null && hasSteppedUp(actor, clock.now()),
  signInUrl: (_visit: Visit, asked: Asked) => signInUrl(asked),
  stepUpUrl: (_visit: Visit, asked: Asked) => stepUpUrl(asked),
  clientOf,
};
