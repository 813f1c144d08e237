/**
 * Stands in for packages that mqtt.js names and this client never runs (`resolve.alias` in vite.config.ts): `ws` and
 * `abort-controller`, which browsers have themselves; `worker-timers`, since we ask for native ones; `lru-cache`, for
 * topic aliases of MQTT 5; and `debug`. Together they are a third of the library. CommonJS as they are, since some of
 * it calls what `require` returns.
 */
function debug() {
  return Object.assign(() => undefined, { extend: debug });
}

module.exports = Object.assign(debug, { LRUCache: null, AbortController: globalThis.AbortController });
