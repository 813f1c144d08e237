import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const outDir = fileURLToPath(new URL('dist', import.meta.url));

/**
 * Names the build by its files, whose names are hashes of what is in them: in the page, so that it knows itself, and in
 * `build.json`, so that the hub can tell displays which build it serves. The page also names every file that a display
 * needs, so that one look at it brings a whole new build into the cache.
 */
function nameTheBuild(): Plugin {
  let build = '';
  return {
    name: 'louyu-build',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle ?? {});
        const names = chunks.map((chunk) => chunk.fileName).filter((name) => name.startsWith('assets/'));
        build = createHash('sha256').update(names.sort().join('\n')).digest('hex').slice(0, 16);
        const display = chunks.find((chunk) => chunk.type === 'chunk' && chunk.name === 'display');
        const parts = display?.type === 'chunk' ? [display.fileName, ...display.imports] : [];
        return [
          // A display needs them whatever the first script finds: they are fetched and compiled beside it.
          ...parts.map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/kiosk/${name}` },
            injectTo: 'head' as const,
          })),
          { tag: 'meta', attrs: { name: 'louyu-build', content: build }, injectTo: 'head' },
          {
            tag: 'meta',
            attrs: { name: 'louyu-files', content: names.map((name) => `/kiosk/${name}`).join(' ') },
            injectTo: 'head',
          },
        ];
      },
    },
    writeBundle() {
      writeFileSync(`${outDir}/build.json`, JSON.stringify({ build }));
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/kiosk/',
  build: {
    outDir,
    emptyOutDir: true,
    target: 'chrome80',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [nameTheBuild()],
});
