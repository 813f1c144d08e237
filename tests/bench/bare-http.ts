/** The floor of HTTP: reads the request and answers 204. Prints a line when it listens. */
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.statusCode = 204;
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  if (process.send === undefined) console.log('listening');
  else process.send({ port, webSocketPort: 0 });
});
process.on('disconnect', () => process.exit(0));
