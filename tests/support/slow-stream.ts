import { connect } from 'node:net';
import { Duplex } from 'node:stream';

/** Bytes taken in a turn of the loop. */
const sipBytes = 64;

/** A connection to loopback whose reader only sips, like a display on a bad line: the kernel's and the broker's queues fill. */
export function slowStream(port: number): Duplex {
  const socket = connect({ port, host: '127.0.0.1' });
  const sip = (): void => {
    const bytes: unknown = socket.read(Math.min(sipBytes, socket.readableLength));
    if (bytes !== null) slow.push(bytes);
    else if (!socket.readableEnded) socket.once('readable', sip);
  };
  const slow = new Duplex({
    read: () => void setImmediate(sip),
    write: (chunk: Buffer, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  socket.on('end', () => slow.push(null));
  socket.on('error', (error) => slow.destroy(error));
  socket.on('close', () => slow.destroy());
  return slow;
}
