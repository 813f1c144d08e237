import { fileNameOf, filePathOf, type ImageFile } from '@louyu/contract/images';
import type { PictureSource } from './pictures.ts';

/** Pictures of a preview: straight from the hub that serves the page, each once it is decoded, as on a display. */
export class PreviewPictures implements PictureSource {
  readonly #onReady: () => void;
  readonly #urls = new Map<string, string | null>();

  constructor(onReady: () => void) {
    this.#onReady = onReady;
  }

  urlOf(file: ImageFile): string | null {
    const name = fileNameOf(file);
    const known = this.#urls.get(name);
    if (known === undefined) void this.#load(name, filePathOf(file));
    return known ?? null;
  }

  async #load(name: string, path: string): Promise<void> {
    this.#urls.set(name, null);
    const image = new Image();
    image.src = path;
    try {
      await image.decode();
    } catch {
      // Asked for again with the next page that lists it; until then the notice stands without it.
      this.#urls.delete(name);
      return;
    }
    this.#urls.set(name, path);
    this.#onReady();
  }
}
