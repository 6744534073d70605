import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { safe } from './answer.ts';

/** Whom an application is told of: the name it knows, and the ticket that it was opened with. */
export interface SignedOut {
  knownAs: string;
  ticket: string;
}

/** One line, with the prefixes and the bare element that clients look for (CAS 3.0.3, appendix C). */
export const logoutRequest = ({ knownAs, ticket }: SignedOut): string =>
  `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="LR-${randomUUID()}" Version="2.0" IssueInstant="${new Date().toISOString()}"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${safe(knownAs)}</saml:NameID><samlp:SessionIndex>${safe(ticket)}</samlp:SessionIndex></samlp:LogoutRequest>`;

/** The same as the query of an address that the browser asks for: deflated with the header of zlib, in base 64. */
export function frontChannel(address: string, signedOut: SignedOut): string {
  const url = new URL(address);
  url.hash = '';
  url.searchParams.set('callback', 'preau');
  url.searchParams.set('logoutRequest', deflateSync(logoutRequest(signedOut)).toString('base64'));
  return url.href;
}
