import { randomUUID } from 'node:crypto';
import { SaxesParser } from 'saxes';
import { type Failure, isFailure, type Success, safe } from './answer.ts';

const PROTOCOL = 'urn:oasis:names:tc:SAML:1.0:protocol';
const ASSERTION = 'urn:oasis:names:tc:SAML:1.0:assertion';

/** Clocks of applications may be this much behind ours, or ahead. */
const TOLERANCE = 30_000;

/**
 * The ticket in a SAML 1.1 request (CAS 3.0.3, §2.8 and appendix B): the one `AssertionArtifact` of the protocol.
 * Undefined for what is no XML, has a document type, or says it twice.
 */
export function artifactOf(xml: string): string | undefined {
  const found: string[] = [];
  let text: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type');
  });
  parser.on('opentag', ({ local, uri }) => {
    if (local === 'AssertionArtifact' && uri === PROTOCOL) text = '';
  });
  parser.on('text', (part) => {
    if (text !== undefined) text += part;
  });
  parser.on('closetag', ({ local, uri }) => {
    if (local !== 'AssertionArtifact' || uri !== PROTOCOL || text === undefined) return;
    found.push(text.trim());
    text = undefined;
  });
  try {
    parser.write(xml).close();
  } catch {
    return undefined; // What it was is said to the application: a malformed request.
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The answer of `/cas/samlValidate`, in the SOAP envelope that clients look for. */
export function asSaml(
  answer: Success | Failure,
  { service, issuer, now }: { service: string; issuer: string; now: Date },
): string {
  const status = isFailure(answer)
    ? `<saml1p:Status><saml1p:StatusCode Value="saml1p:RequestDenied"/><saml1p:StatusMessage>${safe(`${answer.code}: ${answer.description}`)}</saml1p:StatusMessage></saml1p:Status>`
    : `<saml1p:Status><saml1p:StatusCode Value="saml1p:Success"/></saml1p:Status>${assertion(answer, { service, issuer, now })}`;
  return `<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><saml1p:Response xmlns:saml1p="${PROTOCOL}" MajorVersion="1" MinorVersion="1" ResponseID="_${randomUUID()}" IssueInstant="${now.toISOString()}" Recipient="${safe(service)}">${status}</saml1p:Response></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`;
}

function assertion(
  { user, attributes, provenAt }: Success,
  { service, issuer, now }: { service: string; issuer: string; now: Date },
): string {
  const at = (shift: number) => new Date(now.valueOf() + shift).toISOString();
  const subject = `<saml1:Subject><saml1:NameIdentifier>${safe(user)}</saml1:NameIdentifier><saml1:SubjectConfirmation><saml1:ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:artifact</saml1:ConfirmationMethod></saml1:SubjectConfirmation></saml1:Subject>`;
  const told = attributes
    .map(
      ({ name, values }) =>
        `<saml1:Attribute AttributeName="${safe(name)}" AttributeNamespace="http://www.ja-sig.org/products/cas/">${values.map((value) => `<saml1:AttributeValue>${safe(value)}</saml1:AttributeValue>`).join('')}</saml1:Attribute>`,
    )
    .join('');
  return `<saml1:Assertion xmlns:saml1="${ASSERTION}" MajorVersion="1" MinorVersion="1" AssertionID="_${randomUUID()}" Issuer="${safe(issuer)}" IssueInstant="${now.toISOString()}"><saml1:Conditions NotBefore="${at(-TOLERANCE)}" NotOnOrAfter="${at(TOLERANCE)}"><saml1:AudienceRestrictionCondition><saml1:Audience>${safe(service)}</saml1:Audience></saml1:AudienceRestrictionCondition></saml1:Conditions><saml1:AuthenticationStatement AuthenticationInstant="${provenAt.toISOString()}" AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:password">${subject}</saml1:AuthenticationStatement>${told === '' ? '' : `<saml1:AttributeStatement>${subject}${told}</saml1:AttributeStatement>`}</saml1:Assertion>`;
}
