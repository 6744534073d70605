import { createServer } from 'node:http';
import httpCasClient from 'http-cas-client';

/** An application that knows its people by http-cas-client, and says who they are; and who they are elsewhere. */
const { port, target, options } = JSON.parse(process.argv[2] ?? '{}');
const handle = httpCasClient(options) as (...given: unknown[]) => Promise<boolean>;

/** What the client leaves on the request. */
interface Known {
  principal: object;
  ticket: {
    request: (to: string) => Promise<{ get: (path: string) => Promise<{ data: unknown }> }>;
  };
}

createServer(async (asked, reply) => {
  try {
    if (!(await handle(asked, reply))) return reply.end();
    const { principal, ticket } = asked as unknown as Known;
    const other = target === undefined ? undefined : await ticket.request(target);
    return reply.end(JSON.stringify({ principal, through: (await other?.get('/'))?.data }));
  } catch (error) {
    return reply.writeHead(500).end(String(error));
  }
}).listen(port, '127.0.0.1');
