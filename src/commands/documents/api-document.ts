import { readConfig } from '#config';
import { openApiOf } from '#kernel/api/open-api';
import type { Endpoint } from '#kernel/contract';
import type { Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { openHouse } from '../../house.ts';

/** `docs/api.json`: OpenAPI of every endpoint of the house as the demo serves it, without serving it. */
export function apiDocument(): string {
  const api = openApiOf(everyEndpoint(), { origin: 'http://localhost:3000', version: '0.1.0' });
  return `${JSON.stringify(api, null, 2)}\n`;
}

/** Every endpoint that a house opens, in the order of the house. */
export function everyEndpoint(): readonly Endpoint[] {
  const endpoints: Endpoint[] = [];
  const listen = (endpoint: Endpoint) => {
    endpoints.push(endpoint);
  };
  listen.page = () => undefined;
  listen.stream = listen;
  const serve = listen as unknown as Serve<Visit, Context>;
  for (const { routes } of openHouse({ config: readConfig({}) })) routes?.(serve);
  return endpoints;
}
