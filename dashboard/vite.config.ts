import { defineConfig } from 'vite';

/** The hub serves `dist` at `/`; during development Vite serves the page and hands everything else to a running hub. */
const hub = process.env['LOUYU_PUBLIC_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    emptyOutDir: true,
    target: 'es2022',
    // The licences of all that is bundled go with it, as they ask.
    license: { fileName: 'assets/licences.md' },
    // The modulepreload polyfill would need an inline script policy for browsers that we do not support anyway.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': hub, '/kiosk': hub, '/time': hub } },
});
