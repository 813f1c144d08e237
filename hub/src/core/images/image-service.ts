import { LouyuError } from '@louyu/contract/errors';
import { fileNameOf, type Image, type ImageFile } from '@louyu/contract/images';
import type { Actor, Clock, Digest } from '../ports.ts';
import type { Store } from '../store.ts';
import { laterBy } from '../time.ts';
import type { EncodedFile, FileStore, ImageEncoder } from './image-store.ts';

const hourMs = 3_600_000;
const megabyte = 1024 * 1024;

export const imageServiceDefaults = {
  /** The files of all images together, in bytes; above it nothing is taken any more. */
  imageStoreMaxBytes: 2_147_483_648,
  /** How long an image is kept that no notice lists: somebody may be writing one. */
  imageOrphanHours: 24,
};

export interface ImageServiceOptions {
  readonly store: Store;
  readonly files: FileStore;
  readonly encoder: ImageEncoder;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly limits: typeof imageServiceDefaults;
}

/** Images of notices: made anew when they are uploaded, named by what is in them, gone when no notice lists them. */
export class ImageService {
  readonly #options: ImageServiceOptions;

  constructor(options: ImageServiceOptions) {
    this.#options = options;
  }

  /**
   * Takes an upload; the same bytes again are the same image. A file is on disk before anything names it.
   * @throws LouyuError `auth.forbidden`, `image.store_full`, and what {@link ImageEncoder.encode} throws
   */
  async upload(actor: Actor, read: () => Promise<Uint8Array>): Promise<Image> {
    if (!actor.roles.includes('editor')) throw new LouyuError('auth.forbidden');
    const { store, files, encoder, clock, limits } = this.#options;
    if ((await store.images.totalBytes()) >= limits.imageStoreMaxBytes) {
      const maxMegabytes = Math.floor(limits.imageStoreMaxBytes / megabyte);
      throw new LouyuError('image.store_full', { details: { maxMegabytes } });
    }
    const { colour, paper } = await encoder.encode(read);
    const image: Image = { ...this.#fileOf(colour), paper: this.#fileOf(paper) };
    await files.put(fileNameOf(image), colour.bytes);
    await files.put(fileNameOf(image.paper), paper.bytes);
    await store.transaction(async (areas) => {
      await areas.images.save(image, actor.id, clock.now());
      const subject = `image:${image.hash.slice(0, 16)}`;
      await areas.audit.append({ actorId: actor.id, action: 'image.uploaded', subject });
    });
    return image;
  }

  /** Removes what no notice lists and what was uploaded long enough ago that nobody is still writing one with it. */
  async collect(): Promise<void> {
    const { store, files, clock, limits } = this.#options;
    const before = laterBy(clock.now(), -limits.imageOrphanHours * hourMs);
    await store.transaction((areas) => areas.images.forgetUnlisted(before));
    await files.removeAllBut(await store.images.fileNames(), before);
  }

  #fileOf({ bytes, type, width, height }: EncodedFile): ImageFile {
    return { hash: this.#options.digest(bytes), type, width, height, bytes: bytes.length };
  }
}
