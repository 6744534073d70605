import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { issueToken } from './commands/issue-token.ts';

/** `POST /api/token`, in the words of RFC 6749 §4.4 and §5.2: its errors are not those of the other doors. */
export function tokenRoute(serve: Serve<Visit, Context>): void {
  serve.page(
    {
      method: 'POST',
      path: '/api/token',
      access: 'public',
      summary:
        'An access token of ten minutes for a program that gives its secret (RFC 6749 §4.4).',
      verb: 'identity.issue-token',
    },
    grant,
  );
}

const Asked = z.object({
  grant_type: z.string(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  scope: z.string().optional(),
});

async function grant(ctx: Visit, exchange: Exchange): Promise<PageReply> {
  const { asked, given } = exchange;
  const form = Asked.safeParse(given);
  if (!form.success || !isForm(asked.header('content-type')) || asked.url.includes('?'))
    return refusal(400, 'invalid_request');
  if (form.data.grant_type !== 'client_credentials') return refusal(400, 'unsupported_grant_type');
  const credentials = credentialsOf(asked.header('authorization'), form.data);
  if (credentials === 'two-ways') return refusal(400, 'invalid_request');
  const scopes = form.data.scope?.split(' ').filter((scope) => scope !== '');
  if (scopes?.length === 0) return refusal(400, 'invalid_scope');
  const issued =
    credentials === undefined
      ? 'unknown-client'
      : await issueToken(ctx, { ...credentials, scopes });
  if (issued === 'not-its-scope') return refusal(400, 'invalid_scope');
  if (issued === 'unknown-client') {
    exchange.setHeader('www-authenticate', 'Basic realm="Préau", charset="UTF-8"');
    return refusal(401, 'invalid_client');
  }
  return json(200, {
    access_token: issued.token,
    token_type: 'Bearer',
    expires_in: issued.seconds,
    scope: issued.scopes.join(' '),
  });
}

type Credentials = { id: string; secret: string };

/** By `Authorization: Basic` or in the form, never both (RFC 6749 §2.3); undefined for what none of ours looks like. */
function credentialsOf(
  header: string | undefined,
  form: { client_id?: string | undefined; client_secret?: string | undefined },
): Credentials | 'two-ways' | undefined {
  if (header === undefined) return known(form.client_id, form.client_secret);
  if (form.client_secret !== undefined) return 'two-ways';
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(header)?.[1] ?? '';
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':');
  if (form.client_id !== undefined && form.client_id !== id) return 'two-ways';
  return known(id, secret);
}

const known = (id: string | undefined, secret: string | undefined): Credentials | undefined =>
  z.uuid().safeParse(id).success && /^[\w-]{43}$/.test(secret ?? '')
    ? { id: String(id), secret: String(secret) }
    : undefined;

const isForm = (type: string | undefined) =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type ?? '');

const refusal = (status: number, error: string): PageReply => json(status, { error });

const json = (status: number, body: object): PageReply => ({
  text: JSON.stringify(body),
  type: 'application/json; charset=utf-8',
  status,
});
