import { LouyuError } from '@louyu/contract/errors';
import type { FileWorld } from './file-shelf.ts';
import { limits } from './limits.ts';

/** Files as a browser brings and decodes them. */
export const browserFiles: FileWorld = {
  async fetchFile(url, maxBytes) {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, limits.fileTimeoutMs);
    try {
      // Kept in a store of our own: a second copy in the browser's cache would only take room.
      const response = await fetch(url, {
        credentials: 'omit',
        cache: 'no-store',
        signal: controller.signal,
      });
      const announced = Number(response.headers.get('content-length') ?? 0);
      if (!response.ok || announced > maxBytes)
        throw new LouyuError('wire.invalid', { details: { path: url } });
      return new Uint8Array(await response.arrayBuffer());
    } finally {
      clearTimeout(timer);
      controller.abort();
    }
  },
  async prepare(bytes, type) {
    const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
      return url;
    } catch (error) {
      URL.revokeObjectURL(url);
      throw error;
    }
  },
  release: (url) => {
    URL.revokeObjectURL(url);
  },
  later: (work, afterMs) => {
    const timer = setTimeout(work, afterMs);
    return () => {
      clearTimeout(timer);
    };
  },
  monotonicMs: () => performance.now(),
  random: Math.random,
};
