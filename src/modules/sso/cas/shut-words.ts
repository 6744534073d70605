import type { Shut } from '../policy.ts';
import type { words } from '../words.ts';

type Say = (typeof words)['fr'];

/** Why a service is shut to somebody, in words that they read. */
export function shutWords(
  say: Say,
  name: string,
  shut: Shut,
): { title: string; texts: readonly string[] } {
  switch (shut.because) {
    case 'not-yet':
      return { title: say.notYet.title(name), texts: say.notYet.texts(shut.opensOn) };
    case 'restricted':
      return {
        title: say.notYet.title(name),
        texts: [...say.notYet.texts(shut.opensOn), shut.reason],
      };
    case 'over':
      return { title: say.over.title(name), texts: say.over.texts(shut.closedOn) };
    case 'too-weak':
      return { title: say.tooWeak.title(name), texts: say.tooWeak.texts };
    default:
      return { title: say.notForYou.title(name), texts: say.notForYou.texts };
  }
}
