import { once } from 'node:events';
import { connect } from 'node:net';
import { Agent, request } from 'node:https';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { createAuthority, createServerCertificate } from '../system/certificates.ts';
import type { HttpEnv } from './http-env.ts';
import { openHttpServer, serverDefaults, type HttpServer, type ServerOptions } from './server.ts';

const open: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(options: Partial<ServerOptions> = {}): Promise<HttpServer> {
  const app = new Hono<HttpEnv>();
  app.get('/', (c) => c.text('hello'));
  const server = await openHttpServer({
    app,
    port: 0,
    host: '127.0.0.1',
    limits: { ...serverDefaults, httpStopSeconds: 0 },
    onUpgrade: (_, socket) => socket.destroy(),
    ...options,
  });
  open.push(server);
  return server;
}

/** What the server sends back for these bytes until it closes the connection. */
async function rawAnswer(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}

describe('the HTTP server', () => {
  it('answers on a free port', async () => {
    const { port } = await serve();
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('hello');
  });

  it('says which port is taken and which name to set', async () => {
    const { port } = await serve();
    await expect(serve({ port })).rejects.toMatchObject({
      code: 'config.port_in_use',
      details: { port, name: 'LOUYU_HTTP_PORT' },
    });
  });

  it('refuses a head that is too large', async () => {
    const { port } = await serve();
    const head = `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await rawAnswer(port, head)).toContain(' 431 ');
  });

  it('drops who does not finish their request', async () => {
    const { port } = await serve({ limits: { ...serverDefaults, httpRequestTimeoutSeconds: 0.2 } });
    expect(await rawAnswer(port, 'GET / HTTP/1.1\r\nhost: x\r\n')).toContain(' 408 ');
  });

  it('hands upgrades over', async () => {
    const paths: string[] = [];
    const { port } = await serve({
      onUpgrade: (incoming, socket) => {
        paths.push(incoming.url ?? '');
        socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
      },
    });
    const head = 'GET /mqtt HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';
    expect(await rawAnswer(port, head)).toContain(' 101 ');
    expect(paths).toEqual(['/mqtt']);
  });

  it('speaks TLS with a certificate of the LAN', async () => {
    const now = new Date();
    const authority = await createAuthority('Louyu test', now);
    const tls = await createServerCertificate(authority, ['127.0.0.1'], now);
    const { port } = await serve({ tls });
    const agent = new Agent({ ca: authority.cert });
    const sent = request({ host: '127.0.0.1', port, path: '/', agent }).end();
    const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    agent.destroy();
    expect(text).toBe('hello');
  });
});
