import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bare</title>
<script type="module" src="/page.js"></script><body><bare-notice-page></bare-notice-page></body></html>`;

const notice = {
  id: 'bare',
  title: '明天 9:00–18:00 停水',
  facts: [
    ['原因', '管道检修'],
    ['范围', '3栋 1、2 单元'],
    ['恢复', '预计 18:00'],
    ['用水', '南门岗亭旁有取水点'],
  ],
};

async function bundled(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome80',
      modulePreload: false,
      rolldownOptions: { input: fileURLToPath(new URL('page.ts', import.meta.url)) },
    },
  });
  const made = Array.isArray(output) ? output[0] : output;
  if (made === undefined || !('output' in made)) throw new Error('the bare page was not built');
  return made.output[0].code;
}

/** Serves the bare page; its event stream says the notice at once. */
export async function serveBareLit(): Promise<{ readonly url: string; close(): void }> {
  const script = await bundled();
  const server = createServer((request, response) => {
    const forEver = { 'cache-control': 'public, max-age=31536000, immutable' };
    if (request.url === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(`data: ${JSON.stringify(notice)}\n\n`);
    } else if (request.url === '/page.js') {
      response.writeHead(200, { 'content-type': 'text/javascript', ...forEver }).end(script);
    } else if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html', ...forEver }).end(page);
    } else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
