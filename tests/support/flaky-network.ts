import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** An address of the hub behind a network that can be cut. */
export interface FlakyNetwork {
  readonly url: string;
  /** Connections that were asked for while the network was there. */
  readonly connections: number;
  /** Ends all connections and refuses new ones. */
  cut(): void;
  mend(): void;
  /** Cuts and mends it in turn, beginning with a cut; resolves when it is mended for good. */
  flap(everyMs: number, cuts: number): Promise<void>;
  close(): Promise<void>;
}

/** Stands between a screen and the hub's port on loopback. */
export async function flakyNetwork(hubPort: number): Promise<FlakyNetwork> {
  const open = new Set<Socket>();
  let [whole, connections] = [true, 0];
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    connections += 1;
    const far = connect(hubPort, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const mend = () => {
    whole = true;
  };
  const cut = () => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return connections;
    },
    cut,
    mend,
    flap: (everyMs, cuts) =>
      new Promise((resolve) => {
        let changes = 0;
        cut();
        const timer = setInterval(() => {
          changes += 1;
          if (changes % 2 === 0) cut();
          else mend();
          if (changes < cuts * 2 - 1) return;
          clearInterval(timer);
          resolve();
        }, everyMs);
      }),
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
