import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { streamOf } from './csv-stream.ts';
import type { HttpEnv } from './http-env.ts';

function answerOf(pieces: AsyncIterable<string>): Response | Promise<Response> {
  const app = new Hono<HttpEnv>();
  app.get('/', (c) => streamOf(c, pieces));
  return app.request('/');
}

async function* failing() {
  yield '编号,标题\r\n';
  yield await Promise.reject(new Error('the disk is gone'));
}

test('a file comes whole', async () => {
  async function* pieces() {
    yield '编号,标题\r\n';
    yield await Promise.resolve('0312,停水\r\n');
  }
  expect(await (await answerOf(pieces())).text()).toBe('编号,标题\r\n0312,停水\r\n');
});

test('a file that fails half-way fails for whoever takes it', async () => {
  await expect((await answerOf(failing())).text()).rejects.toThrow('the disk is gone');
});

test('nothing goes on being made for somebody who has left', async () => {
  let made = 0;
  let ended = false;
  async function* endless() {
    try {
      for (;;) yield await Promise.resolve(`${(made += 1)}\r\n`);
    } finally {
      ended = true;
    }
  }
  const reader = (await answerOf(endless())).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(ended).toBe(true);
  expect(made).toBeLessThan(10);
});
