import { ResultCodeError } from './protocol.ts';

/** The replica as a whole cannot be written now. The words are for whoever looks after it. */
export class ReplicaFault extends Error {
  override name = 'ReplicaFault';
}

const NOBODY_SERVES = new Set([32, 53]);
const wrongForAll: Readonly<Record<number, string>> = {
  7: 'il n’accepte pas l’authentification simple',
  8: 'il exige une authentification plus forte',
  13: 'il exige une liaison chiffrée : donnez une adresse ldaps://',
  48: 'il n’accepte pas cette façon de s’identifier',
  49: 'il refuse le nom ou le mot de passe (PREAU_LDAP_BIND_DN, PREAU_LDAP_PASSWORD)',
  50: 'le compte de PREAU_LDAP_BIND_DN n’a pas le droit d’y écrire',
};

/** A certificate that no known authority vouches for, as Node calls it. */
const STRANGER = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/;

/** What concerns every entry, and not the one that was sent; undefined for the others. */
export function faultForAll(error: unknown, url: string): ReplicaFault | undefined {
  if (error instanceof ResultCodeError) {
    const words = wrongForAll[error.code];
    return words === undefined ? undefined : new ReplicaFault(`Le réplica ${url} : ${words}.`);
  }
  if (!STRANGER.test(String((error as { code?: unknown }).code))) return undefined;
  return new ReplicaFault(
    `Le réplica ${url} : son certificat n’est pas reconnu (${wordsOf(error)}). Nommez son autorité par NODE_EXTRA_CA_CERTS.`,
  );
}

/** The branch that holds everything cannot be made. */
export const noSuchBase = (error: unknown, url: string, dn: string): unknown =>
  error instanceof ResultCodeError && NOBODY_SERVES.has(error.code)
    ? new ReplicaFault(`Le réplica ${url} ne sert pas « ${dn} » : vérifiez PREAU_LDAP_BASE.`)
    : error;

/** Nobody answers there. */
export const outOfReach = (error: unknown, url: string): ReplicaFault =>
  new ReplicaFault(
    `Le réplica ${url} ne répond pas (${wordsOf(error)}). Rien n’est perdu : la prochaine synchronisation reprendra.`,
  );

/** The first line of what went wrong: with the code where there is one, without content. */
export function wordsOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string };
  const line = (message ?? String(error)).split('\n').at(-1)?.trim() ?? '';
  return code === undefined ? line : `${code} ${line}`.trim();
}
