import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCas } from './ground.ts';

const { world, link, ticketOf, validate } = await openCas();
const service = 'https://app.example/';
await link('App', service);
const sophie = await world.cookieOf('sophie.dupuis');

const request = (inside: string) =>
  `<?xml version="1.0"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/><SOAP-ENV:Body><samlp:Request xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1" RequestID="_1">${inside}</samlp:Request></SOAP-ENV:Body></SOAP-ENV:Envelope>`;
const artifact = (ticket: string) => `<samlp:AssertionArtifact>${ticket}</samlp:AssertionArtifact>`;

const send = (xml: string, type = 'text/xml') =>
  world.app.inject({
    method: 'POST',
    url: `/cas/samlValidate?TARGET=${encodeURIComponent(service)}`,
    headers: { host: world.host, 'content-type': type },
    payload: xml,
  });

test('a ticket is validated in the words of SAML 1.1, once', async () => {
  const ticket = await ticketOf(sophie, service);
  const { statusCode, body, headers } = await send(request(artifact(` ${ticket}\n`)));
  assert.equal(statusCode, 200);
  assert.match(String(headers['content-type']), /^text\/xml/);
  assert.match(body, /<saml1p:StatusCode Value="saml1p:Success"\/>/);
  assert.match(body, /<saml1:NameIdentifier>sophie\.dupuis<\/saml1:NameIdentifier>/);
  assert.match(body, /AttributeName="sn"[^>]*><saml1:AttributeValue>Dupuis</);
  assert.match((await send(request(artifact(ticket)))).body, /RequestDenied.*INVALID_TICKET/);
});

test('hostile and malformed requests are denied, and spend nothing', async () => {
  const ticket = await ticketOf(sophie, service);
  const bomb = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]>';
  for (const xml of [
    request(''),
    request(artifact(ticket) + artifact(ticket)),
    bomb + request(artifact(ticket)).replace('<?xml version="1.0"?>', ''),
    request(artifact(ticket)).slice(0, -4),
    request(`<AssertionArtifact>${ticket}</AssertionArtifact>`),
    ticket,
    '',
  ]) {
    const { statusCode, body } = await send(xml);
    assert.ok(statusCode === 200 || statusCode === 400, String(statusCode));
    if (statusCode === 200) assert.match(body, /RequestDenied/);
  }
  assert.equal((await send(request(artifact('a'.repeat(70_000))))).statusCode, 413);
  assert.match(await validate({ service, ticket }), /authenticationSuccess/);
});
