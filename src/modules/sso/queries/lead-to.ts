import { readAddress } from '../registry/address.ts';
import { serviceAt } from '../registry/known-services.ts';

/** The origins to which a path of ours leads by redirect: the service for which somebody signs in. */
export async function leadsTo(
  ctx: Parameters<typeof serviceAt>[0],
  path: string,
): Promise<readonly string[]> {
  if (!path.startsWith('/cas/login?')) return [];
  const address = readAddress(new URLSearchParams(path.slice(path.indexOf('?'))).get('service'));
  const service = address && (await serviceAt(ctx, address));
  return address !== undefined && service !== undefined ? [address.origin] : [];
}
