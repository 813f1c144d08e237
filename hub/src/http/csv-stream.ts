import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import type { HttpEnv } from './http-env.ts';

/** Answers with text piece by piece; what makes it stops when the other side stops listening. */
export function streamOf(c: Context<HttpEnv>, pieces: AsyncIterable<string>): Response {
  return stream(c, async (out) => {
    for await (const piece of pieces) {
      if (out.aborted) break;
      await out.write(piece);
    }
  });
}
