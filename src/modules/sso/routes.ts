import type { Exchange, PageReply, Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { asJson, asXml, type Failure, isFailure } from './cas/answer.ts';
import { ValidateAddress } from './cas/asked.ts';
import { charterRoutes } from './cas/charter.ts';
import { login } from './cas/login.ts';
import { logout } from './cas/logout.ts';
import { callBack, proxy } from './cas/proxy.ts';
import { artifactOf, asSaml } from './cas/saml.ts';
import { asLines, type Validated, type Validation, validate } from './cas/validate.ts';
import type { SsoOptions } from './options.ts';

type Answer = (ctx: Visit, exchange: Exchange) => Promise<PageReply>;

/** CAS 1, 2 and 3 (protocol specification 3.0.3). Applications that validate a ticket have no session of ours. */
export function routes(serve: Serve<Visit, Context>, options: SsoOptions): void {
  const both = (path: string, summary: string, answer: Answer) => {
    for (const method of ['GET', 'POST'] as const)
      serve.page({ method, path, access: 'public', summary }, answer);
  };
  for (const path of ['/cas', '/cas/'])
    serve.page(
      { method: 'GET', path, access: 'public', summary: 'Where CAS begins: its sign-in page.' },
      async () => ({ redirect: '/cas/login' }),
    );
  both('/cas/login', 'A ticket for an application, or the way to the door.', (ctx, exchange) =>
    login(ctx, exchange, options),
  );
  both('/cas/logout', 'Sign out of everything, then go back to an application.', (ctx, exchange) =>
    logout(ctx, exchange, options),
  );
  both('/cas/validate', 'CAS 1: who holds this ticket, in two lines.', async (ctx, exchange) => ({
    text: asLines(await validated(ctx, exchange, options, { takesProxies: false })),
    type: 'text/plain; charset=utf-8',
  }));
  for (const version of ['/cas/', '/cas/p3/']) {
    const isVersion2 = version === '/cas/';
    both(
      `${version}serviceValidate`,
      'Who holds this service ticket, and what the service may know.',
      (ctx, exchange) => answered(ctx, exchange, options, { takesProxies: false, isVersion2 }),
    );
    both(`${version}proxyValidate`, 'The same, for proxy tickets too.', (ctx, exchange) =>
      answered(ctx, exchange, options, { takesProxies: true, isVersion2 }),
    );
  }
  serve.page(
    {
      method: 'POST',
      path: '/cas/samlValidate',
      access: 'public',
      summary: 'Who holds this service ticket, in the words of SAML 1.1.',
    },
    (ctx, exchange) => samlAnswered(ctx, exchange, options),
  );
  both('/cas/proxy', 'A ticket for another application, on behalf of a person.', proxy);
  charterRoutes(serve, options);
}

async function answered(
  ctx: Visit,
  exchange: Exchange,
  options: SsoOptions,
  how: How,
): Promise<PageReply> {
  const answer = await validated(ctx, exchange, options, how);
  return String(exchange.given['format']).toUpperCase() === 'JSON'
    ? { text: asJson(answer), type: 'application/json; charset=utf-8' }
    : { text: asXml(answer), type: 'text/xml; charset=utf-8' };
}

async function samlAnswered(
  ctx: Visit,
  { given }: Exchange,
  { config }: SsoOptions,
): Promise<PageReply> {
  const { TARGET, xml } = given;
  const service = typeof TARGET === 'string' ? TARGET : undefined;
  const ticket = typeof xml === 'string' ? artifactOf(xml) : undefined;
  const answer = await orInternal(ctx, () =>
    validate(ctx, { service, ticket, renew: false, takesProxies: false }),
  );
  const said = { service: service ?? '', issuer: config.origin, now: ctx.clock.now() };
  return { text: asSaml(answer, said), type: 'text/xml; charset=utf-8' };
}

type How = Pick<Validation, 'takesProxies' | 'isVersion2'>;

async function validated(
  ctx: Visit,
  exchange: Exchange,
  options: SsoOptions,
  how: How,
): Promise<Validated | Failure> {
  const asked = ValidateAddress.safeParse(exchange.given);
  if (!asked.success || !/^(xml|json)?$/i.test(asked.data.format ?? ''))
    return { code: 'INVALID_REQUEST', description: 'a parameter is malformed' };
  const { service, ticket, renew, pgtUrl } = asked.data;
  return orInternal(ctx, async () => {
    const answer = await validate(ctx, { service, ticket, renew, ...how });
    if (isFailure(answer) || !pgtUrl) return answer;
    const called = await callBack(ctx, answer, pgtUrl, options);
    return isFailure(called) ? called : { ...answer, ...called };
  });
}

/** A fault of ours is said in the protocol's own words too: clients give up on any other answer. */
const orInternal = <T extends object>(
  ctx: Visit,
  work: () => Promise<T | Failure>,
): Promise<T | Failure> =>
  work().catch((error: unknown) => {
    ctx.log.error({ err: error }, 'a ticket could not be validated');
    return { code: 'INTERNAL_ERROR', description: 'try again with another ticket' };
  });
