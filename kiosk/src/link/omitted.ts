/**
 * Stands in for packages that mqtt.js names and this client never runs (`resolve.alias` in vite.config.ts): `ws` and
 * `abort-controller`, which browsers have themselves; `worker-timers`, since we ask for native ones; `lru-cache`, for
 * topic aliases of MQTT 5; and `debug`. Together they are a third of the library.
 */
type Logger = ((...words: readonly unknown[]) => void) & { readonly extend: () => Logger };

/** What `debug('name')` returns: a logger that says nothing. */
export default function debug(): Logger {
  return Object.assign((): void => undefined, { extend: debug });
}

export const LRUCache = null;
export const AbortController = globalThis.AbortController;
