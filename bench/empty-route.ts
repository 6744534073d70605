import fastify from 'fastify';

/** The reference server: one empty route; prints its port. */
const app = fastify();
app.get('/', async () => '');
const address = await app.listen({ port: 0, host: '127.0.0.1' });
console.log(new URL(address).port);
