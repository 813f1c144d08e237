import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, connect, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createAuthority, createServerCertificate } from './certificates.ts';

const now = new Date();
let sockets: TLSSocket[] = [];
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
});

async function handshake(ca: string, server: { cert: string; key: string }, host: string): Promise<boolean> {
  const listener = createServer(server, (socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  // An IP address cannot be a server name; it is checked against the certificate all the same.
  const name = /[a-z]/.test(host) ? { servername: host } : {};
  const client = connect({ host: '127.0.0.1', port, ca, rejectUnauthorized: false, ...name });
  sockets.push(client);
  await once(client, 'secureConnect');
  listener.close();
  return client.authorized;
}

describe('certificates of a LAN', () => {
  it('are trusted by who trusts the authority, under their names', async () => {
    const authority = await createAuthority('Louyu test', now);
    const server = await createServerCertificate(authority, ['192.0.2.10', 'localhost', '127.0.0.1'], now);
    expect(await handshake(authority.cert, server, '127.0.0.1')).toBe(true);
    expect(await handshake(authority.cert, server, 'localhost')).toBe(true);
    expect(await handshake(authority.cert, server, 'elsewhere.example')).toBe(false);
  });

  it('are not trusted by who trusts another authority', async () => {
    const authority = await createAuthority('Louyu test', now);
    const other = await createAuthority('Louyu test', now);
    const server = await createServerCertificate(authority, ['localhost', '127.0.0.1'], now);
    expect(await handshake(other.cert, server, 'localhost')).toBe(false);
  });

  it('live as long as phones accept, and cannot sign others', async () => {
    const authority = await createAuthority('Louyu test', now);
    const server = new X509Certificate((await createServerCertificate(authority, ['localhost'], now)).cert);
    const days = (Date.parse(server.validTo) - Date.parse(server.validFrom)) / 86_400_000;
    expect(days).toBeLessThanOrEqual(825);
    expect(server.ca).toBe(false);
    expect(new X509Certificate(authority.cert).ca).toBe(true);
  });
});
