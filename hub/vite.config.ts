import { relative, sep } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const source = `${import.meta.dirname}${sep}src${sep}`;

/**
 * Threads and child processes run from the sources, beside the modules that start them: those look for them from where they
 * were written, not from the bundle.
 */
const whereItWasWritten: Plugin = {
  name: 'where-it-was-written',
  transform(code, id) {
    if (!id.startsWith(source) || !code.includes('import.meta.url')) return null;
    const path = `../src/${relative(source, id).split(sep).join('/')}`;
    return { code: code.replaceAll('import.meta.url', `new URL('${path}', import.meta.url)`), map: null };
  },
};

/**
 * The hub in a few files, for `npm start`: Node reads and links seven hundred one by one, which was nine tenths of its start. The
 * sources run as well as they are, and in the tests they do.
 */
export default defineConfig({
  plugins: [whereItWasWritten],
  build: {
    ssr: 'src/main.ts',
    target: 'node26',
    minify: false,
    // It is read from the disk of this machine.
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { output: { chunkFileNames: '[name]-[hash].js' } },
  },
  ssr: { noExternal: true, external: ['better-sqlite3', 'sharp'] },
});
