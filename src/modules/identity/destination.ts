import { z } from 'zod';
import type { Exchange, PageReply } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Site } from '#modules/brands';
import { siteOf, siteOfBrand } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { offerSession } from './commands/hand-over.ts';
import { cookieOf, setCookie } from './cookies.ts';
import type { IdentityOptions } from './options.ts';
import { returnPath } from './return-path.ts';
import { digestOf, drawSecret } from './secrets.ts';

const short = z.string().max(300).optional().catch(undefined);

/** What the address of the door, or its form, says of where people come from. Anything malformed counts as absent. */
const DoorAddress = z.object({
  marque: short,
  hote: short,
  etat: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional()
    .catch(undefined),
  retour: z.unknown().optional(),
  motif: z.enum(['expiree', 'sortie', 'ailleurs']).optional().catch(undefined),
});

/** Where somebody at the door wants to go once signed in. */
export interface Destination {
  /** The host of a brand that asked for the sign-in; undefined: the host of the door itself. */
  site: Site | undefined;
  /** The digest of the asking browser's state there; without it no session is handed over. */
  state: string | undefined;
  path: string;
  why: Reason | undefined;
}

/** Why one is at the door: the session ended by itself; one has just signed out, here or elsewhere. */
export type Reason = 'expired' | 'signed-out' | 'elsewhere';

const reasons = { expiree: 'expired', sortie: 'signed-out', ailleurs: 'elsewhere' } as const;
const written = { expired: 'expiree', 'signed-out': 'sortie', elsewhere: 'ailleurs' } as const;

/** Reads the address. Only hosts of `brands.host` and paths come out of it, whatever was put in. */
export async function destinationOf(
  ctx: Visit,
  given: Readonly<Record<string, unknown>>,
  { config }: IdentityOptions,
): Promise<Destination> {
  const { marque, hote, etat, retour, motif } = DoorAddress.parse(given);
  const here = await hereOf(ctx, { config });
  const site =
    marque === undefined ? undefined : await siteOfBrand(ctx, config, { key: marque, host: hote });
  const isElsewhere = site !== undefined && site.host !== here.host;
  return {
    site: isElsewhere ? site : undefined,
    state: isElsewhere ? etat : undefined,
    path: returnPath(retour),
    why: motif && reasons[motif],
  };
}

/** The host that was asked; one that is not ours has been refused before. */
export const hereOf = async (
  ctx: Visit,
  { config }: Pick<IdentityOptions, 'config'>,
): Promise<Site> => (await siteOf(ctx, config)) ?? refuse('misdirected', 'brands.unknown-host');

/** The same destination as an address of the door: fields of its form, or query. */
export const fieldsOf = ({ site, state, path, why }: Destination): Record<string, string> => ({
  ...(site && { marque: site.brand.key, hote: site.host }),
  ...(state !== undefined && { etat: state }),
  ...(path !== '/' && { retour: path }),
  ...(why !== undefined && { motif: written[why] }),
});

/** Where to send somebody who is signed in here: to a path, or to the asking host with a code for its session. */
export async function wayTo(ctx: Context, { site, state, path }: Destination): Promise<string> {
  if (site === undefined) return path;
  if (state === undefined) return `${site.brand.origin}${path}`;
  const code = await offerSession(ctx, { host: site.host, state, path });
  return `${site.brand.origin}/connexion/retour?code=${code}&etat=${state}`;
}

/** The pages of the identity origin that other hosts send to. */
type PasswordPath =
  | '/connexion'
  | '/connexion/confirmer'
  | '/deconnexion'
  | '/activation'
  | `/mot-de-passe${'' | '/nouveau'}`
  | '/moi/mot-de-passe'
  | '/moi/securite'
  | '/classe/appareils';

/** Sends the browser to the identity origin; what it must bring back is kept in this host's state cookie. */
export function askElsewhere(
  exchange: Exchange,
  { config }: Pick<IdentityOptions, 'config'>,
  destination: Destination,
  path: PasswordPath = '/connexion',
  more: Record<string, string> = {},
): PageReply {
  const secret = cookieOf('state', exchange.asked) ?? drawSecret();
  setCookie('state', exchange, secret);
  const fields = { ...fieldsOf({ ...destination, state: stateOf(secret) }), ...more };
  return { redirect: `${config.origin}${path}?${new URLSearchParams(fields)}` };
}

/** What may be seen of the state cookie outside its host. */
export const stateOf = (secret: string): string => digestOf(secret).toString('base64url');
