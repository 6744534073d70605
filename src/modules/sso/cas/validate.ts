import type { Visit } from '#modules/directory';
import { noteVisit, opaqueIdOf, takeTicket } from '../commands/take-ticket.ts';
import { toldOf } from '../queries/facts.ts';
import { furtherFacts } from '../queries/further-facts.ts';
import { type Address, readAddress } from '../registry/address.ts';
import { type Service, serviceAt } from '../registry/known-services.ts';
import { releaseOf } from '../registry/releases.ts';
import type { Failure, Success } from './answer.ts';
import { isFailure } from './answer.ts';
import { isTicket } from './tickets.ts';

/** What an application asks about a ticket, and which kinds it takes. */
export interface Validation {
  service: string | undefined;
  ticket: string | undefined;
  renew: boolean;
  takesProxies: boolean;
  /** Asked in the words of version 2: some applications take no attributes then. */
  isVersion2?: boolean;
}

/** A ticket that was good: what is told, and for what may follow it. */
export interface Validated extends Success {
  service: Service;
  sessionId: string;
}

/**
 * Validates a ticket (CAS 3.0.3, §2.5). The first try spends it, good or bad; the address must be the one that it was
 * drawn for, in one spelling or another.
 */
export async function validate(ctx: Visit, asked: Validation): Promise<Validated | Failure> {
  const { service: given, ticket } = asked;
  if (!given || !ticket) return failure('INVALID_REQUEST', 'service and ticket are both required');
  if (!isTicket(ticket)) return failure('INVALID_TICKET', `ticket ${shown(ticket)} not recognized`);
  const taken = await takeTicket(ctx, ticket);
  if (taken === undefined)
    return failure('INVALID_TICKET', `ticket ${ticket} unknown, expired or already used`);
  if (taken.kind === 'PT' && !asked.takesProxies)
    return failure('INVALID_TICKET_SPEC', 'a proxy ticket: only proxyValidate takes it');
  const address = readAddress(given);
  const service = address && (await serviceAt(ctx, address));
  if (address === undefined || !isSame(address, readAddress(taken.address), service?.looseSlash))
    return wrongAddress(ctx, taken.address, given);
  if (service?.id !== taken.serviceId)
    return failure('INVALID_SERVICE', `${shown(given)} is not registered any more`);
  if (asked.renew && !taken.isNewLogin)
    return failure('INVALID_TICKET', 'the ticket was not issued from a new sign-in');
  const release = releaseOf(service);
  const needsOpaque = [release.user, ...Object.values(release.attributes)].includes('opaqueId');
  const opaqueId = needsOpaque ? await opaqueIdOf(ctx, taken.personId, service.id) : '';
  const further = await furtherFacts(ctx, taken.personId, release);
  const told = toldOf({ ...taken, opaqueId, further }, release);
  await noteVisit(ctx, taken, ticket, told.user);
  const { provenAt, isNewLogin, proxies, sessionId } = taken;
  const attributes = asked.isVersion2 && !service.toldInCas2 ? [] : told.attributes;
  return { ...told, attributes, provenAt, isNewLogin, proxies, service, sessionId };
}

/** One address in one spelling or another; where the application mixes them up, a last slash is no difference. */
function isSame(asked: Address, issued: Address | undefined, looseSlash = false): boolean {
  const plain = ({ normal }: Address) => (looseSlash ? normal.replace(/\/(?=$|\?)/, '') : normal);
  return issued !== undefined && plain(asked) === plain(issued);
}

/** The commonest mistake in the field, behind a reverse proxy: both spellings are said. */
function wrongAddress(ctx: Visit, issued: string, given: string): Failure {
  ctx.log.warn({ issued, given: shown(given) }, 'a ticket came back for another address');
  return failure(
    'INVALID_SERVICE',
    `the ticket was issued for ${shown(issued)} and not for ${shown(given)}`,
  );
}

/** CAS 1 (§2.4): a word a line. */
export const asLines = (answer: Validated | Failure): string =>
  isFailure(answer) ? 'no\n' : `yes\n${answer.user}\n`;

const failure = (code: Failure['code'], description: string): Failure => ({ code, description });

const shown = (text: string) => text.slice(0, 300);
