import './polyfills.ts';

/** The build that this page came with, written into it by the build (vite.config.ts). */
const build = document.querySelector<HTMLMetaElement>('meta[name="louyu-build"]')?.content ?? 'dev';

/** A screen whose disk or cache fails for a while must not stay dark. */
const startAgainMs = 30_000;

// Two worlds in two chunks: a preview has no link to a hub, and a display loads nothing of the preview.
if (new URLSearchParams(window.location.search).has('preview')) {
  void import('./preview.ts').then(({ startPreview }) => {
    startPreview();
  });
} else {
  import('./display.ts')
    .then(({ startDisplay }) => startDisplay(build))
    .catch((error: unknown) => {
      console.error('louyu: the page could not start, and opens itself anew', error);
      setTimeout(() => {
        window.location.reload();
      }, startAgainMs);
    });
}
