import { z } from 'zod';
import type { NewService } from '../../commands/open-service.ts';
import { readPrefix } from '../address.ts';
import { foldersOf } from './address-of-pattern.ts';
import { releaseFrom } from './release-from.ts';

/** What could not be carried over of a file, and why: the property as it is written there. */
export interface LeftBehind {
  property: string;
  because: string;
}

/** A file of Apereo's registry as we can have it: a service, or nothing; and what was left behind. */
export interface ReadFile {
  service: NewService | undefined;
  /** It was open to fewer people than can be said here: closed, until somebody decides to whom it is open. */
  waits: boolean;
  left: readonly LeftBehind[];
}

const Policy = z.looseObject({ '@class': z.string().optional() });

const Written = z.looseObject({
  '@class': z.string(),
  serviceId: z.string(),
  name: z.string().trim().min(1).max(100),
  logoutType: z.string().optional(),
  logoutUrl: z.string().optional(),
  attributeReleasePolicy: Policy.optional(),
  usernameAttributeProvider: Policy.optional(),
  proxyPolicy: Policy.optional(),
  serviceTicketExpirationPolicy: Policy.optional(),
  accessStrategy: Policy.optional(),
  multifactorPolicy: Policy.optional(),
});
type Written = z.output<typeof Written>;

/** Known to mean nothing here: no loss to tell of. */
const idle = ['@class', 'id', 'evaluationOrder', 'description', 'serviceId', 'name'];

/** Reads one file of Apereo's JSON registry. What it says that we cannot do is named, property by property. */
export function readApereo(text: string): ReadFile {
  const read = Written.safeParse(parsed(text));
  if (!read.success)
    return nothing('(fichier)', 'ce n’est pas une application en JSON d’Apereo CAS');
  const file = read.data;
  if (!/(Cas|Regex)RegisteredService$/.test(file['@class']))
    return nothing('@class', `${file['@class']} n’est pas une application CAS`);
  const folders = foldersOf(file.serviceId)?.map(readPrefix);
  if (folders === undefined)
    return nothing(
      'serviceId',
      `« ${file.serviceId} » ne se dit pas en adresses : donnez-les par service add`,
    );
  const addresses = folders.filter((one) => typeof one !== 'string');
  if (addresses.length === 0 || addresses.length < folders.length)
    return nothing('serviceId', `« ${file.serviceId} » n’est pas une adresse https entière`);
  const left: LeftBehind[] = [];
  const leave = (property: string, because: string) => void left.push({ property, because });
  const service: NewService = {
    name: file.name,
    addresses,
    audiences: [],
    ...releaseFrom(file, leave),
    callbacks: callbacksFrom(file, leave),
    ...signOutFrom(file, leave),
    ...ticketFrom(file),
    ...(file.multifactorPolicy && { strength: 'two-factor' as const }),
  };
  const waits = waitsFor(file, leave);
  for (const property of Object.keys(file))
    if (!known.has(property)) leave(property, 'Préau n’a rien de tel');
  return { service, waits, left };
}

const known = new Set([...idle, ...Object.keys(Written.shape)]);

const nothing = (property: string, because: string): ReadFile => ({
  service: undefined,
  waits: false,
  left: [{ property, because }],
});

/** Apereo reads comments too. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*(?:\/\/|#).*$|\/\*[\s\S]*?\*\//gm, ''));
  } catch {
    return undefined; // Said of the file as a whole.
  }
}

type Leave = (property: string, because: string) => void;

function callbacksFrom({ proxyPolicy }: Written, leave: Leave): NewService['callbacks'] {
  const { '@class': kind = '', pattern } = proxyPolicy ?? {};
  if (!kind.includes('RegexMatching')) return [];
  const folders = typeof pattern === 'string' ? foldersOf(pattern)?.map(readPrefix) : undefined;
  const callbacks = folders?.filter(
    (one) => typeof one !== 'string' && one.origin.startsWith('https:'),
  );
  if (callbacks === undefined || callbacks.length === 0)
    leave(
      'proxyPolicy.pattern',
      'ce motif ne se dit pas en adresses : elle ne recevra pas de billets mandataires',
    );
  return (callbacks ?? []) as NewService['callbacks'];
}

function signOutFrom({ logoutType, logoutUrl }: Written, leave: Leave): Partial<NewService> {
  const signOut = ({ NONE: 'none', FRONT_CHANNEL: 'front' } as const)[logoutType ?? ''] ?? 'back';
  if (logoutUrl === undefined || logoutUrl === '') return { signOut };
  if (URL.canParse(logoutUrl)) return { signOut, signOutUrl: logoutUrl };
  leave('logoutUrl', 'ce n’est pas une adresse');
  return { signOut };
}

function ticketFrom({ serviceTicketExpirationPolicy }: Written): Partial<NewService> {
  const seconds = Number(serviceTicketExpirationPolicy?.['timeToLive']);
  return seconds >= 5 && seconds <= 300 ? { ticketSeconds: Math.round(seconds) } : {};
}

/** Who may open it is never guessed: what was open to fewer, or to nobody, waits for somebody to decide. */
function waitsFor({ accessStrategy, multifactorPolicy }: Written, leave: Leave): boolean {
  const plain = new Set(['@class', 'enabled', 'ssoEnabled', 'order']);
  let waits = false;
  for (const [property, value] of Object.entries(accessStrategy ?? {})) {
    const isShut = property === 'enabled' && value === false;
    if (property === 'ssoEnabled' && value === false)
      leave(
        'accessStrategy.ssoEnabled',
        'Préau ouvre avec la session ; l’application peut demander renew',
      );
    else if (isShut || !plain.has(property)) {
      waits = true;
      leave(
        `accessStrategy.${property}`,
        isShut
          ? 'elle était fermée : elle le reste'
          : 'dites à qui elle est ouverte ; jusque-là elle est déliée',
      );
    }
  }
  if (multifactorPolicy)
    leave('multifactorPolicy', 'repris comme « second facteur demandé », sans ses conditions');
  return waits;
}
