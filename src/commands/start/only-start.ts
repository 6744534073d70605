import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Lock, takeLock } from '#kernel/postgres';
import { PlainFault } from '../../kernel/plain-fault.ts';

/** What a holder notes when it is on its way out: the next start then waits for it. */
export const STOPPING = 'stopping';

const WAIT_FOR_STOPPING = 15_000;
const WAIT_FOR_ANY = 700;

/**
 * Makes this the only start on a data folder, or throws a {@link PlainFault} naming the other one's
 * pid. One that is just stopping is waited for.
 */
export async function becomeOnlyStart(folder: string): Promise<Lock> {
  const began = Date.now();
  for (;;) {
    const lock = takeLock(join(folder, 'start.lock'));
    if ('release' in lock) return lock;
    const patience = lock.note === STOPPING ? WAIT_FOR_STOPPING : WAIT_FOR_ANY;
    if (Date.now() - began > patience) {
      throw new PlainFault(
        `Préau tourne déjà sur ${folder} : processus ${lock.pid}${lock.note ? `, ${lock.note}` : ''}. ` +
          'Arrêtez-le, ou donnez un autre dossier par PREAU_DATA.',
      );
    }
    await sleep(100);
  }
}
