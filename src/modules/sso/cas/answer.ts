import type { Told } from '../queries/facts.ts';

/** Why a ticket is not taken (CAS 3.0.3, §2.5.3 and §2.7.2). */
export type FailureCode =
  | 'INVALID_REQUEST'
  | 'INVALID_TICKET_SPEC'
  | 'UNAUTHORIZED_SERVICE_PROXY'
  | 'UNAUTHORIZED_SERVICE'
  | 'INVALID_PROXY_CALLBACK'
  | 'INVALID_TICKET'
  | 'INVALID_SERVICE'
  | 'INTERNAL_ERROR';

/** A validation that failed; the description is for whoever reads the application's log. */
export interface Failure {
  code: FailureCode;
  description: string;
}

/** A validation that succeeded. */
export interface Success extends Told {
  /** When the person last gave a proof of who they are. */
  provenAt: Date;
  isNewLogin: boolean;
  /** Most recent first. */
  proxies: readonly string[];
  /** What tells the application which proxy-granting ticket is for this answer. */
  pgtIou?: string | undefined;
}

export const isFailure = <T extends object>(answer: T | Failure): answer is Failure =>
  'code' in answer;

/** Attributes of the protocol itself, before those of the service (CAS 3.0.3, appendix A). */
const standing = ({ provenAt, isNewLogin }: Success): Told['attributes'] => [
  { name: 'authenticationDate', values: [provenAt.toISOString()] },
  { name: 'longTermAuthenticationRequestTokenUsed', values: ['false'] },
  { name: 'isFromNewLogin', values: [String(isNewLogin)] },
];

/** As XML (CAS 3.0.3, appendix A), no space inside or between what clients read without trimming. */
export function asXml(answer: Success | Failure): string {
  if (isFailure(answer)) return response('authenticationFailure', answer);
  const { user, attributes, proxies, pgtIou } = answer;
  return envelope(
    `<cas:authenticationSuccess><cas:user>${safe(user)}</cas:user><cas:attributes>${[
      ...standing(answer),
      ...attributes,
    ]
      .flatMap(({ name, values }) => values.map((value) => element(name, value)))
      .join(
        '',
      )}</cas:attributes>${pgtIou === undefined ? '' : element('proxyGrantingTicket', pgtIou)}${
      proxies.length === 0
        ? ''
        : `<cas:proxies>${proxies.map((proxy) => element('proxy', proxy)).join('')}</cas:proxies>`
    }</cas:authenticationSuccess>`,
  );
}

/** The same as JSON (CAS 3.0.3, §2.5.7). */
export function asJson(answer: Success | Failure): string {
  if (isFailure(answer)) return json({ authenticationFailure: answer });
  const { user, attributes, proxies, pgtIou } = answer;
  const told = [...standing(answer), ...attributes].map(({ name, values }) => [name, values]);
  return json({
    authenticationSuccess: {
      user,
      attributes: Object.fromEntries(told),
      ...(pgtIou !== undefined && { proxyGrantingTicket: pgtIou }),
      ...(proxies.length > 0 && { proxies }),
    },
  });
}

/** The answer of `/proxy` (CAS 3.0.3, §2.7). */
export const proxyXml = (answer: { ticket: string } | Failure): string =>
  isFailure(answer)
    ? response('proxyFailure', answer)
    : envelope(`<cas:proxySuccess>${element('proxyTicket', answer.ticket)}</cas:proxySuccess>`);

const json = (serviceResponse: object) => JSON.stringify({ serviceResponse });

const envelope = (inside: string) =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inside}</cas:serviceResponse>\n`;

const response = (name: string, { code, description }: Failure) =>
  envelope(`<cas:${name} code="${code}">${safe(description)}</cas:${name}>`);

const element = (name: string, value: string) => `<cas:${name}>${safe(value)}</cas:${name}>`;

/** Text that may stand in XML 1.0: what has no place there is left out. */
export const safe = (text: string): string =>
  text
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"'\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
