import './polyfills.ts';

/** The build that this page came with, written into it by the build (vite.config.ts). */
const build = document.querySelector<HTMLMetaElement>('meta[name="louyu-build"]')?.content ?? 'dev';

// Two worlds in two chunks: a preview has no link to a hub, and a display loads nothing of the preview.
if (new URLSearchParams(window.location.search).has('preview')) {
  void import('./preview.ts').then(({ startPreview }) => {
    startPreview();
  });
} else {
  void import('./display.ts').then(({ startDisplay }) => startDisplay(build));
}
