import type { Context } from 'hono';
import type { HttpEnv } from './http-env.ts';

/**
 * Answers with text piece by piece. What makes it stops when the other side stops listening; where it fails, so does the transfer,
 * and nobody takes half a file for a whole one.
 */
export function streamOf(c: Context<HttpEnv>, pieces: AsyncIterable<string>): Response {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return c.body(
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        const piece = await iterator.next();
        if (piece.done === true) controller.close();
        else controller.enqueue(encoder.encode(piece.value));
      },
      async cancel() {
        await iterator.return?.();
      },
    }),
  );
}
