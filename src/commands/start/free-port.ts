import { createServer } from 'node:net';
import { type Config, withPort } from '#config';
import { PlainFault } from '../../kernel/plain-fault.ts';

/** The settings with a port that can be listened on now; says which is taken before anything is begun. */
export async function withFreePort(config: Config): Promise<Config> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const trial = createServer();
  trial.once('error', reject);
  trial.listen(config.port, config.host, () => {
    const address = trial.address();
    trial.close(() => resolve(typeof address === 'object' && address ? address.port : config.port));
  });
  try {
    return withPort(config, await promise);
  } catch (error) {
    throw explainListening(error, config);
  }
}

/** Why it cannot be listened there, and what to do. */
export function explainListening(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new PlainFault(
      `Le port ${port} est déjà pris sur ${host} par un autre programme.\n` +
        `Arrêtez-le, ou choisissez un autre port : PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES') {
    return new PlainFault(
      `Ce compte n’a pas le droit d’écouter sur le port ${port}.\n` +
        'Choisissez-en un au-dessus de 1023 : PORT=3000 npm start',
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new PlainFault(
      `HOST=${host} n’est pas une adresse de cette machine.\nRetirez HOST, ou mettez-y une adresse à elle.`,
    );
  }
  return error;
}
